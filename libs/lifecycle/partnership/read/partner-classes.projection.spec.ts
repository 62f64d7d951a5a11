import { at, classes, partnerClassified, partnerReclassified, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { ofPartnership } from '../../../testing/read-side.js';
import { partnerClasses } from './partner-classes.projection.js';

const held = { partnershipId, classifiedAt: at };

describe('The partner classes', () => {
  it('shows every class that a partner holds', async () => {
    await projecting(partnerClasses)
      .given(partnerClassified(classes.varVad), partnerClassified(classes.inbound))
      .gives(
        { ...held, ...classes.varVad, classId: 'partnership-1/RESELLER////VAR_VAD/' },
        { ...held, ...classes.inbound, classId: 'partnership-1/TECHNOLOGY/INTEGRATED//INBOUND//TeamCity' },
      );
  });

  it('shows a class once, however often it was given', async () => {
    await projecting(partnerClasses)
      .given(partnerClassified(classes.services), partnerClassified(classes.services))
      .gives({ ...held, ...classes.services, classId: 'partnership-1/SERVICES/////' });
  });

  it('CL-8: shows the class that took the place of another, and the others that are held', async () => {
    const varVad = { ...held, ...classes.varVad, classId: 'partnership-1/RESELLER////VAR_VAD/' };
    await projecting(partnerClasses)
      .given(partnerClassified(classes.varVad), partnerClassified(classes.inbound), partnerReclassified(classes.cloud))
      .gives(varVad, { ...held, ...classes.cloud, classId: 'partnership-1/TECHNOLOGY/PLATFORM/CLOUD///' });
    await projecting(partnerClasses)
      .given(partnerClassified(classes.varVad), partnerClassified(classes.inbound), partnerReclassified(classes.varVad))
      .gives(varVad);
  });

  it('keeps the classes of two partners apart', async () => {
    const row = { ...held, ...classes.services };
    await projecting(partnerClasses)
      .given(partnerClassified(classes.services), ofPartnership('partnership-2', partnerClassified(classes.services)))
      .gives(
        { ...row, classId: 'partnership-1/SERVICES/////' },
        { ...row, partnershipId: 'partnership-2', classId: 'partnership-2/SERVICES/////' },
      );
  });
});
