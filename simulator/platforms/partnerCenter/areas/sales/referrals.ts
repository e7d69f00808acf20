import { randomUUID } from 'node:crypto';
import { type Call, type Handler, textOf } from '../../call';
import { movedRows } from '../../../../core/http/moves';
import { filtered, ordered } from '../../lists/odata';
import { byId, refuse, salesInvalid, salesMissing } from '../../refusal';
import { etagOf, iso, ok, type Reply, type Row, without } from '../../reply';
import type { StoredReferral } from '../state';

const PAGE = 100;
const LIFE_MS = 14 * 86_400_000;

/** The substatuses of each status, in the order in which a referral moves. */
const STAGES: Record<string, string[]> = {
	New: ['Pending', 'Received'],
	Active: ['Accepted'],
	Closed: ['Won', 'Lost', 'Declined', 'Expired'],
};
const ORDER = Object.keys(STAGES);

const etag = ({ id, version }: StoredReferral): string => `"${etagOf(id, version)}"`;

function view({ tenant }: Call, referral: StoredReferral): Row {
	const { id, body, createdAt, changedAt } = referral;
	return {
		id,
		engagementId: id,
		...{ externalReferenceId: null, inviteContext: null, target: [], team: [], qualification: 'None' },
		...body,
		organizationId: tenant.tenantId,
		organizationName: tenant.name,
		createdDateTime: iso(createdAt),
		updatedDateTime: iso(changedAt),
		expirationDateTime: iso(createdAt + LIFE_MS),
		links: { self: { uri: `/v1.0/engagements/referrals/${id}`, method: 'GET' } },
		eTag: etag(referral),
	};
}

const shown = (call: Call, referral: StoredReferral, status = 200): Reply => ({
	status,
	body: view(call, referral),
	headers: { ETag: etag(referral) },
});

/** Throws 400 where status and substatus do not belong together, or the referral would move back. */
function checkStage(body: Row, before?: Row): void {
	const [status, substatus] = [String(body.status), String(body.substatus)];
	if (!STAGES[status]?.includes(substatus)) throw salesInvalid(`The status ${status} has no substatus ${substatus}.`);
	if (before && ORDER.indexOf(status) < ORDER.indexOf(String(before.status)))
		throw salesInvalid(`A referral does not move from ${String(before.status)} to ${status}.`);
	if (before?.status === 'Closed' && body.substatus !== before.substatus)
		throw salesInvalid('A closed referral stays as it is.');
}

/** The referral of the path. Throws 404. */
const referralOf = ({ state, params }: Call): StoredReferral =>
	byId(state.areas.referrals, params.referralId, salesMissing('referral'));

/** Throws 412 when the referral was changed since it was read. */
function checkVersion({ headers }: Call, referral: StoredReferral): void {
	if (headers['if-match'] !== etag(referral))
		throw refuse(412, 'preconditionFailed', 'The referral was changed in the meantime.', 'graph');
}

type Step = { op: 'add' | 'replace'; path: string; value: unknown };

/** Carries out one step of a JSON Patch. Throws 400 where there is nothing to replace, or nothing to add to. */
function apply(body: Row, { op, path, value }: Step): void {
	const names = path
		.split('/')
		.slice(1)
		.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
	const last = names.pop();
	if (!path.startsWith('/') || last === undefined || last === '')
		throw salesInvalid(`The path ${path} cannot be read.`);
	const place = names.reduce<unknown>((inner, name) => (inner as Row | null | undefined)?.[name], body) as
		Row | null | undefined;
	if (typeof place !== 'object' || place === null) throw salesInvalid(`There is nothing at ${path}.`);
	if (op === 'replace' && place[last] === undefined) throw salesInvalid(`There is nothing to replace at ${path}.`);
	place[last] = value;
}

function store(call: Call, referral: StoredReferral, body: Row): Reply {
	checkStage(body, referral.body);
	Object.assign(referral, { body, changedAt: call.now, version: referral.version + 1 });
	return shown(call, referral);
}

/** What the platform adds by itself is not stored when it comes back. */
const COMPUTED =
	'id,organizationId,organizationName,createdDateTime,updatedDateTime,expirationDateTime,links,eTag'.split(',');

export const referralHandlers: Record<string, Handler> = {
	/** A page of 100. The link to the next one is as the platform's samples show it: with http, and without /engagements. */
	'referral.getMany': (call) => {
		const rows = [...call.state.areas.referrals].reverse().map((referral) => view(call, referral));
		const found = filtered(rows, textOf(call, '$filter'), salesInvalid);
		const all = movedRows(ordered(found, textOf(call, '$orderby'), salesInvalid), call.moves);
		const start = Number(textOf(call, '$skiptoken') ?? 0);
		const end = start + Math.min(PAGE, call.settings.maxPageSize ?? PAGE);
		const query = new URLSearchParams({ ...(call.query as Record<string, string>), $skiptoken: String(end) });
		return ok({
			'@odata.context': `${call.origin}/v1.0/$metadata#referrals`,
			value: all.slice(start, end),
			...(end < all.length && { '@odata.nextLink': `http://api.partner.microsoft.com/v1.0/referrals?${query}` }),
		});
	},
	'referral.get': (call) => shown(call, referralOf(call)),
	'referral.create': (call) => {
		const body = call.body as Row;
		const whole = { status: 'New', substatus: body.status === undefined ? 'Pending' : undefined, ...body };
		checkStage(whole);
		const referral = { id: randomUUID(), body: whole, createdAt: call.now, changedAt: call.now, version: 1 };
		call.state.areas.referrals.push(referral);
		return shown(call, referral, 201);
	},
	'referral.update': (call) => {
		const { referralPatch } = call.settings;
		if (referralPatch === 'none') throw refuse(405, 'invalidRequest', 'The method is not allowed.', 'graph');
		const type = call.headers['content-type'] ?? '';
		if (referralPatch === 'json-patch' && !type.includes('json-patch'))
			throw refuse(415, 'invalidRequest', 'The media type is not supported.', 'graph');
		const referral = referralOf(call);
		checkVersion(call, referral);
		const body = structuredClone(referral.body);
		for (const step of call.body as Step[]) apply(body, step);
		return store(call, referral, body);
	},
	'referral.replace': (call) => {
		const referral = referralOf(call);
		checkVersion(call, referral);
		return store(call, referral, without(call.body as Row, COMPUTED));
	},
};
