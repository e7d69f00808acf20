import { refuseNothing } from '../../../nodes/engine/input/keys/madeOfNothing';

const TWO = '={{ $json.company }} {{ $json.legalForm }}';
const THREE = '={{ $json.first }} {{ $json.middle }} {{ $json.last }}';
const NOTHING = /found nothing/;

test.each([
	[TWO, 'Contoso '],
	[THREE, 'Ada  Miller'],
	['={{ $json.company }} ({{ $json.city }})', 'Contoso ()'],
])('a name may lack a part, an ID may not: %s gave "%s"', (template, value) => {
	expect(() => refuseNothing(value, template, true)).not.toThrow();
	expect(() => refuseNothing(value, template)).toThrow(NOTHING);
});

test.each([
	[TWO, ' GmbH'],
	[THREE, '  Miller'],
	['={{ $json.company }} GmbH', ' GmbH'],
	['=Customer {{ $json.company }}', 'Customer '],
])('a name without its first part is refused: %s gave "%s"', (template, value) => {
	expect(() => refuseNothing(value, template, true)).toThrow(NOTHING);
});

test.each([
	[TWO, 'Contoso GmbH'],
	[THREE, 'Ada B. Miller'],
])('one that has all its parts is taken: %s gave "%s"', (template, value) => {
	expect(() => refuseNothing(value, template, true)).not.toThrow();
	expect(() => refuseNothing(value, template)).not.toThrow();
});
