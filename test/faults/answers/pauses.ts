import { type Cases, reply } from './server';

/** Times in headers, in forms that no server should send. */

const TIMES = [
	'',
	' ',
	'abc',
	'-1',
	'-1e9',
	'0',
	'0.5',
	' 5 ',
	'1e1',
	'1e9',
	'1e999',
	'NaN',
	'Infinity',
	'0x10',
	'99999999999999999999',
	'1, 2',
	'1;2',
	'5s',
	'PT5S',
	'٥',
	'Thu, 01 Jan 1970 00:00:00 GMT',
	'Fri, 31 Dec 9999 23:59:59 GMT',
	'Thu, 99 Foo 2026 99:99:99 GMT',
	'2026-03-02T10:00:05Z',
	'1772445605000',
	'Mon Mar  2 10:00:05 2026',
	'Monday, 02-Mar-26 10:00:05 GMT',
	'275760-09-13T00:00:00.001Z',
	'undefined',
	'[object Object]',
];

const BODY = '{"message":"Slow down","data":[],"items":[],"totalCount":0,"pagination":{"total":0}}';
const bytes = (text: string): string => Buffer.from(text).toString('latin1');

export const PAUSES: Cases = Object.fromEntries(
	TIMES.flatMap((time) => [
		...[204, 400, 429, 503].map((status) => [
			`Retry-After "${time}", status ${status}`,
			reply(status, status === 204 ? '' : BODY, `Retry-After: ${bytes(time)}`),
		]),
		...[200, 400, 429].map((status) => [
			`Date "${time}", status ${status}`,
			reply(status, BODY, `Date: ${bytes(time)}`),
		]),
	]),
) as Cases;

export const TWO_PAUSES: Cases = {
	'two pauses': reply(429, BODY, 'Retry-After: 1', 'Retry-After: 99999'),
	'a pause and a rate': reply(429, BODY, 'Retry-After: 1', 'X-RateLimit-Reset: -1', 'RateLimit-Reset: x'),
	'a quota that is back in many hours': reply(
		403,
		'{"message":"Out of call volume quota. Quota will be replenished in 99999999.99:99:99."}',
	),
	'a quota without end': reply(
		403,
		`{"message":"Out of call volume quota. Quota will be replenished in ${'9'.repeat(400)}.00:00:00."}`,
	),
};
