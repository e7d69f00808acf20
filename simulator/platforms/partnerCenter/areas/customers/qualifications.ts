import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { customerOf } from '../../commerce/find';
import { created, iso, ok } from '../../commerce/replies';
import type { Tenant } from '../../tenants';
import { guidOf } from '../ids';
import { invalid } from '../refusals';
import type { Reply } from '../../reply';
import type { Qualification, StoredQualification, ValidationCode } from '../state';
import { QUALIFICATIONS } from '../state';

const GOVERNMENT = 'GovernmentCommunityCloud';
/** How long vetting takes, in ms. */
const VETTING_MS = 86_400_000;

/** The codes that a partner has from the start. */
export const firstCodes = ({ tenantId }: Tenant): ValidationCode[] =>
	[
		{ organizationName: 'Cedar County Office', maxCreates: 5 },
		{ organizationName: 'Larch City Council', maxCreates: 1 },
	].map((code) => ({
		...code,
		validationId: `GCC-${guidOf(`${tenantId} ${code.organizationName}`).slice(0, 8).toUpperCase()}`,
		remainingCreates: code.maxCreates,
		version: 1,
	}));

const statusOf = ({ createdAt }: StoredQualification, now: number): string =>
	now < createdAt + VETTING_MS ? 'InReview' : 'Approved';

/** Uses up one of the creations of a code. Throws 400 when it is not known or used up. */
function useCode({ state }: Call, code: string | undefined): void {
	const found = state.areas.validationCodes.find(({ validationId }) => validationId === code);
	if (!found) throw invalid('The government cloud needs a validation code.');
	if (found.remainingCreates === 0) throw invalid('The validation code is used up.');
	found.remainingCreates -= 1;
	found.version += 1;
}

/** Stores a qualification in the place of an older one of the same kind. */
function store(call: Call, qualification: Qualification): StoredQualification {
	const { id: customerId } = customerOf(call);
	const { validationCode } = call.body as { validationCode?: string };
	if (qualification === GOVERNMENT) useCode(call, validationCode ?? textOf(call, 'code'));
	const { areas } = call.state;
	const stored = { customerId, qualification, createdAt: call.now };
	const isOld = (other: StoredQualification) =>
		other.customerId === customerId && other.qualification === qualification;
	areas.qualifications = [...areas.qualifications.filter((other) => !isOld(other)), stored];
	return stored;
}

const create: Handler = (call) => {
	const { qualification, educationSegment } = call.body as { qualification: Qualification; educationSegment?: string };
	if (qualification === 'Education' && !educationSegment) throw invalid('Education needs an educationSegment.');
	const stored = store(call, qualification);
	// The date's name is another one in reads.
	return created({
		qualification,
		vettingStatus: statusOf(stored, call.now),
		vettingCreateDate: iso(stored.createdAt),
	});
};

const own = (call: Call): StoredQualification[] => {
	const { id } = customerOf(call);
	return call.state.areas.qualifications.filter(({ customerId }) => customerId === id);
};

const list: Handler = (call) =>
	ok(
		own(call).map((stored) => ({
			qualification: stored.qualification,
			vettingStatus: statusOf(stored, call.now),
			vettingReason: null,
			vettingCreatedDate: iso(stored.createdAt),
		})),
	);

/** The legacy answer is a bare JSON text such as "government_community_cloud". */
const legacy = (qualification: Qualification): Reply =>
	ok(qualification.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());

const updateLegacy: Handler = (call) => {
	const qualification = QUALIFICATIONS[call.body as number];
	if (!qualification) throw invalid(`The qualification must be a number from 0 to ${QUALIFICATIONS.length - 1}.`);
	const { id } = customerOf(call);
	if (qualification === GOVERNMENT) useCode(call, textOf(call, 'code'));
	const { areas } = call.state;
	// There is but one in the legacy form, and it needs no vetting.
	const one = { customerId: id, qualification, createdAt: call.now - VETTING_MS };
	areas.qualifications = [
		...areas.qualifications.filter(({ customerId }) => customerId !== id),
		...(qualification === 'None' ? [] : [one]),
	];
	return legacy(qualification);
};

/** The etag stands on the row itself, with a capital T. */
const codes: Handler = ({ tenant, state }) =>
	ok(
		state.areas.validationCodes.map(({ version, ...code }) => ({
			partnerId: tenant.tenantId,
			...code,
			eTag: `"0x${guidOf(`${code.validationId} ${version}`).slice(0, 8).toUpperCase()}"`,
		})),
	);

export const qualificationHandlers: Record<string, Handler> = {
	'qualification.create': create,
	'qualification.createByCode': create,
	'qualification.getMany': list,
	'qualification.getLegacy': (call) => legacy(own(call)[0]?.qualification ?? 'None'),
	'qualification.updateLegacy': updateLegacy,
	'validationCode.getMany': codes,
};
