import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, ownRows, removeRow } from '../../call';
import { collection } from '../../lists/collection';
import { byId, invalid, missing } from '../../refusal';
import { iso, linkTo, noContent, ok, withByteOrderMark } from '../../reply';
import type { StoredPolicy } from '../stored';

type PolicyBody = Pick<StoredPolicy, 'name' | 'category' | 'policySettings'> & {
	id?: string;
	description?: string | null;
	devicesAssigned?: number | null;
};

/** The only category that is known. */
const CATEGORY = 'o_o_b_e';

const policiesOf = (call: Call): StoredPolicy[] => ownRows(call, call.state.areas.devicePolicies);

const policyOf = (call: Call): StoredPolicy => byId(policiesOf(call), call.params.policyId, missing('policy'));

const assigned = ({ state }: Call, { id }: StoredPolicy): number =>
	state.areas.devices.filter(({ policyId }) => policyId === id).length;

function view(call: Call, policy: StoredPolicy) {
	const { customerId, createdAt, changedAt, ...shown } = policy;
	return {
		...shown,
		devicesAssigned: assigned(call, policy),
		createdDate: iso(createdAt),
		lastModifiedDate: iso(changedAt),
		links: { self: linkTo(`/customers/${customerId}/policies/${policy.id}`) },
		attributes: { objectType: 'ConfigurationPolicy' },
	};
}

export const policyHandlers: Record<string, Handler> = {
	'configurationPolicy.create': (call) => {
		const { name, category, description, policySettings } = call.body as PolicyBody;
		if (category !== CATEGORY) throw invalid(`The category must be ${CATEGORY}.`);
		const times = { createdAt: call.now, changedAt: call.now };
		const sent = { name, category, description: description ?? '', policySettings };
		const policy = { id: randomUUID(), customerId: customerOf(call).id, ...sent, ...times };
		call.state.areas.devicePolicies.push(policy);
		return ok(view(call, policy));
	},
	'configurationPolicy.getMany': (call) => collection(call, policiesOf(call), (policy) => view(call, policy)),
	'configurationPolicy.get': (call) => withByteOrderMark(ok(view(call, policyOf(call)))),
	/** The whole policy is replaced: a description that is not sent is empty afterwards. */
	'configurationPolicy.update': (call) => {
		const policy = policyOf(call);
		const { id, name, category, description, devicesAssigned, policySettings } = call.body as PolicyBody;
		if (id !== policy.id) throw invalid('The id of a policy cannot be changed.');
		if (category !== policy.category) throw invalid('The category of a policy cannot be changed.');
		if (typeof devicesAssigned === 'number' && devicesAssigned !== assigned(call, policy))
			throw invalid('devicesAssigned cannot be changed.');
		Object.assign(policy, { name, description: description ?? '', policySettings, changedAt: call.now });
		return ok(view(call, policy));
	},
	'configurationPolicy.delete': (call) => {
		const policy = policyOf(call);
		const { areas } = call.state;
		removeRow(areas.devicePolicies, policy);
		for (const device of areas.devices) if (device.policyId === policy.id) device.policyId = null;
		return noContent();
	},
};
