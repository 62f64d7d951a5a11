import { NumberedOrder, Setup, type Order } from '../faults/control.js';
import { Node } from './node.js';

/** The double's process: started with its set-up, then does what the test orders. */
const node = await Node.start(Setup.parse(JSON.parse(process.argv[2] ?? '')));

process.on('message', (message: unknown) => {
  const { order, body } = NumberedOrder.parse(message);
  process.send?.({ order, answer: obey(body) });
});
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });

function obey(order: Order): unknown {
  switch (order.do) {
    case 'switch-on':
      return node.faults.switchOn(order.fault, order.occasion);
    case 'switch-off':
      return node.faults.switchOff(order.fault);
    case 'switch-all-off':
      return node.faults.switchAllOff();
    case 'struck':
      return node.faults.struck(order.fault);
    case 'forget-ids':
      return node.forgetIds();
    case 'reset-connections':
      return node.resetConnections();
    case 'end-subscriptions':
      return node.endSubscriptions(order.status);
    case 'count':
      return node.count();
    case 'members':
      return node.members();
  }
}
