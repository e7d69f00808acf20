import { type Call, type Handler, textOf } from '../../call';
import { customerOf } from '../../commerce/find';
import { created, iso, ok } from '../../commerce/replies';
import { orThrow } from '../../refusal';
import type { Reply } from '../../reply';
import { guidOf } from '../../state/ids';
import { invalid } from '../refusals';
import { seedRows } from '../seed';
import type { StoredQualification } from '../state';

const GOVERNMENT = 'GovernmentCommunityCloud';
/** How long vetting takes, in ms. */
const VETTING_MS = 86_400_000;
/** The members of the enum by their numbers, which the legacy update sends: those of the vendor's SDK reference. */
const QUALIFICATIONS = ['None', 'Education', 'Nonprofit', GOVERNMENT, 'StateOwnedEntity'];

/** The codes of the sample, less what was used of each; the etag is on the row itself, with a capital T. */
const codesOf = (call: Call) =>
	seedRows(call, 'validationCode.getMany', '$').map((row) => {
		const { validationId, maxCreates } = row as { validationId: string; maxCreates: number };
		const used = call.state.areas.codesUsed[validationId] ?? 0;
		const eTag = `"0x${guidOf(`${validationId} ${used}`).slice(0, 8).toUpperCase()}"`;
		return { ...row, validationId, remainingCreates: maxCreates - used, eTag };
	});

/** Uses up one of the creations of a code. Throws 400 when it is not known or used up. */
function useCode(call: Call, code: string | undefined): void {
	const found = orThrow(
		codesOf(call).find(({ validationId }) => validationId === code),
		invalid('The government cloud needs a validation code.'),
	);
	if (found.remainingCreates === 0) throw invalid('The validation code is used up.');
	const { codesUsed } = call.state.areas;
	codesUsed[found.validationId] = (codesUsed[found.validationId] ?? 0) + 1;
}

const ownOf = (call: Call): StoredQualification[] => {
	const { id } = customerOf(call);
	return call.state.areas.qualifications.filter(({ customerId }) => customerId === id);
};

/** Puts qualifications of the path's customer in the place of some older ones. */
function store(call: Call, added: StoredQualification[], old: StoredQualification[]): void {
	const { areas } = call.state;
	areas.qualifications = [...areas.qualifications.filter((one) => !old.includes(one)), ...added];
}

const statusOf = ({ createdAt }: StoredQualification, now: number): string =>
	now < createdAt + VETTING_MS ? 'InReview' : 'Approved';

const create: Handler = (call) => {
	type Body = { qualification: string; educationSegment?: string; validationCode?: string };
	const { qualification, educationSegment, validationCode } = call.body as Body;
	if (qualification === 'Education' && !educationSegment) throw invalid('Education needs an educationSegment.');
	const own = ownOf(call);
	if (qualification === GOVERNMENT) useCode(call, validationCode ?? textOf(call, 'code'));
	const stored = { customerId: customerOf(call).id, qualification, createdAt: call.now };
	store(
		call,
		[stored],
		own.filter((one) => one.qualification === qualification),
	);
	// The date's name is another one in reads.
	return created({ qualification, vettingStatus: statusOf(stored, call.now), vettingCreateDate: iso(call.now) });
};

/** The legacy answer is a bare JSON text such as "government_community_cloud". */
const legacy = (qualification: string): Reply => ok(qualification.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());

export const qualificationHandlers: Record<string, Handler> = {
	'qualification.create': create,
	'qualification.createByCode': create,
	'qualification.getMany': (call) =>
		ok(
			ownOf(call).map((stored) => ({
				qualification: stored.qualification,
				vettingStatus: statusOf(stored, call.now),
				vettingReason: null,
				vettingCreatedDate: iso(stored.createdAt),
			})),
		),
	'qualification.getLegacy': (call) => legacy(ownOf(call)[0]?.qualification ?? 'None'),
	/** There is but one in the legacy form, and it needs no vetting. */
	'qualification.updateLegacy': (call) => {
		const qualification = orThrow(
			QUALIFICATIONS[call.body as number],
			invalid(`The qualification must be a number from 0 to ${QUALIFICATIONS.length - 1}.`),
		);
		const own = ownOf(call);
		if (qualification === GOVERNMENT) useCode(call, textOf(call, 'code'));
		const one = { customerId: customerOf(call).id, qualification, createdAt: call.now - VETTING_MS };
		store(call, qualification === 'None' ? [] : [one], own);
		return legacy(qualification);
	},
	'validationCode.getMany': (call) => ok(codesOf(call)),
};
