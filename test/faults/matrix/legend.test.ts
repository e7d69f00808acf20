import { legend, section } from './report';

jest.mock('../../../nodes/engine/util/clock', () =>
	jest.requireActual<typeof import('../../support/virtualClock')>('../../support/virtualClock').engineClock(),
);

test('docs/faults.md names every sign and every fault', () => {
	expect(section('legend', legend())).toBe(legend());
});
