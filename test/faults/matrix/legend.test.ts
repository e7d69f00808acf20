import { legend, section } from './report';

test('docs/faults.md names every sign and every fault', () => {
	expect(section('legend', legend())).toBe(legend());
});
