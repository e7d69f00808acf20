import { type Call, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { byId } from '../../refusal';
import { customerById } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { created, noContent, ok } from '../replies';
import type { StoredPolicy } from './state';

type PolicyBody = Omit<StoredPolicy, 'id' | 'version'> & { id?: string; attributes?: { etag: string } };

// Unlike other etags this one holds quotes of its own.
const etagOf = ({ version }: StoredPolicy): string =>
	`"7c00d1f4-0000-0100-0000-${version.toString(16).padStart(12, '0')}"`;

const keyOf = ({ selfServeEntity, grantor }: Pick<StoredPolicy, 'selfServeEntity' | 'grantor'>): string =>
	`${selfServeEntity.tenantID}_${grantor.tenantID}`;

const view = ({ version, ...policy }: StoredPolicy) => ({
	...policy,
	attributes: { etag: etagOf({ version, ...policy }), objectType: 'SelfServePolicy' },
});

/** The policy of the path. Throws 600039. */
function policyOf({ state, params }: Call): StoredPolicy {
	return byId(state.commerce.policies, params.policyKey, refusal(PROBLEMS.policy));
}

/** A policy is for a customer of the partner, and granted by the partner itself. */
function checkParties(call: Call, { selfServeEntity, grantor }: PolicyBody): void {
	customerById(call, selfServeEntity.tenantID);
	if (grantor.tenantID !== call.tenant.tenantId)
		throw refusal(PROBLEMS.invalid, 'The grantor must be your own tenant.');
}

export const policyHandlers: Record<string, Handler> = {
	'selfServePolicy.create': (call) => {
		const { selfServeEntity, grantor, permissions } = call.body as PolicyBody;
		checkParties(call, { selfServeEntity, grantor, permissions });
		const { policies } = call.state.commerce;
		const id = keyOf({ selfServeEntity, grantor });
		if (policies.some((policy) => policy.id === id)) throw refusal(PROBLEMS.policyExists);
		const policy = { id, selfServeEntity, grantor, permissions, version: 1 };
		policies.push(policy);
		return created(view(policy));
	},
	'selfServePolicy.getMany': (call) => {
		const wanted = textOf(call, 'entity_id');
		return collection(
			call,
			call.state.commerce.policies.filter(({ selfServeEntity }) => selfServeEntity.tenantID === wanted),
			view,
		);
	},
	'selfServePolicy.get': (call) => ok(view(policyOf(call))),
	'selfServePolicy.update': (call) => {
		const policy = policyOf(call);
		const { id, attributes, selfServeEntity, grantor, permissions } = call.body as PolicyBody;
		if (id !== policy.id) throw refusal(PROBLEMS.invalid, 'The id in the body is not that of the policy.');
		if (attributes?.etag !== etagOf(policy)) throw refusal(PROBLEMS.stale);
		checkParties(call, { selfServeEntity, grantor, permissions });
		if (keyOf({ selfServeEntity, grantor }) !== policy.id)
			throw refusal(PROBLEMS.invalid, 'The parties of a policy cannot change.');
		Object.assign(policy, { permissions, version: policy.version + 1 });
		return ok(view(policy));
	},
	'selfServePolicy.delete': (call) => {
		const policy = policyOf(call);
		const { commerce } = call.state;
		commerce.policies = commerce.policies.filter((candidate) => candidate !== policy);
		return noContent();
	},
};
