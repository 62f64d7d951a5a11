import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Credentials {
  readonly certificate: string;
  readonly key: string;
  readonly ca: string;
}

/** Writes a key and a certificate for `localhost` that is its own authority, as PEM files in this folder. */
export async function selfSigned(folder: string): Promise<Credentials> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const toSign = toBeSigned(publicKey.export({ type: 'spki', format: 'der' }));
  const signature = createSign('sha256').update(toSign).sign(privateKey);
  const certificate = sequence(toSign, ECDSA_WITH_SHA256, bits(signature));
  const paths = { certificate: join(folder, 'localhost.crt'), key: join(folder, 'localhost.key') };
  await writeFile(paths.certificate, pem('CERTIFICATE', certificate));
  await writeFile(paths.key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { ...paths, ca: paths.certificate };
}

/** ASN.1 as X.509 wants it: a tag, the length, the content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content)]), content]);
}

/** In as few bytes as possible. */
function lengthOf({ length }: Buffer): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.from([0]), content);
const moment = (text: string): Buffer => der(0x17, Buffer.from(text));
const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${content.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

const ECDSA_WITH_SHA256 = sequence(object('2a8648ce3d040302'));
const COMMON_NAME = object('550403');
const ALTERNATIVE_NAMES = object('551d11');
const BASIC_CONSTRAINTS = object('551d13');
const TRUE = der(0x01, Buffer.from([0xff]));

function toBeSigned(publicKey: Buffer): Buffer {
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1]), randomBytes(8));
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from('localhost')))));
  const validity = sequence(moment('200101000000Z'), moment('491231235959Z'));
  const localhost = sequence(ALTERNATIVE_NAMES, der(0x04, sequence(der(0x82, Buffer.from('localhost')))));
  const authority = sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(TRUE)));
  return sequence(version, serial, ECDSA_WITH_SHA256, name, validity, name, publicKey, der(0xa3, sequence(localhost, authority)));
}
