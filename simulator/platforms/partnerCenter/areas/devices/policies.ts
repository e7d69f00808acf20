import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import { iso, linkTo, noContent, ok, withByteOrderMark } from '../../commerce/replies';
import { invalid, missing } from '../refusals';
import type { StoredPolicy } from './state';

interface PolicyBody extends Pick<StoredPolicy, 'name' | 'category' | 'policySettings'> {
	id?: string;
	description?: string | null;
	devicesAssigned?: number | null;
}

/** The only category that is known. */
const CATEGORY = 'o_o_b_e';

const policiesOf = (call: Call): StoredPolicy[] => {
	const { id } = customerOf(call);
	return call.state.areas.devicePolicies.filter(({ customerId }) => customerId === id);
};

function policyOf(call: Call): StoredPolicy {
	const found = policiesOf(call).find(({ id }) => id === call.params.policyId);
	if (!found) throw missing('policy');
	return found;
}

const assigned = ({ state }: Call, { id }: StoredPolicy): number =>
	state.areas.devices.filter(({ policyId }) => policyId === id).length;

const view = (call: Call, policy: StoredPolicy) => ({
	id: policy.id,
	name: policy.name,
	category: policy.category,
	description: policy.description,
	devicesAssigned: assigned(call, policy),
	policySettings: policy.policySettings,
	createdDate: iso(policy.createdAt),
	lastModifiedDate: iso(policy.changedAt),
	links: { self: linkTo(`/customers/${policy.customerId}/policies/${policy.id}`) },
	attributes: { objectType: 'ConfigurationPolicy' },
});

const create: Handler = (call) => {
	const { name, category, description, policySettings } = call.body as PolicyBody;
	if (category !== CATEGORY) throw invalid(`The category must be ${CATEGORY}.`);
	const customerId = customerOf(call).id;
	const policy: StoredPolicy = {
		id: randomUUID(),
		customerId,
		name,
		category,
		description: description ?? '',
		policySettings,
		createdAt: call.now,
		changedAt: call.now,
	};
	call.state.areas.devicePolicies.push(policy);
	return ok(view(call, policy));
};

/** The whole policy is replaced: a description that is not sent is empty afterwards. */
const update: Handler = (call) => {
	const policy = policyOf(call);
	const { id, name, category, description, devicesAssigned, policySettings } = call.body as PolicyBody;
	if (id !== policy.id) throw invalid('The id of a policy cannot be changed.');
	if (category !== policy.category) throw invalid('The category of a policy cannot be changed.');
	if (typeof devicesAssigned === 'number' && devicesAssigned !== assigned(call, policy))
		throw invalid('devicesAssigned cannot be changed.');
	Object.assign(policy, { name, description: description ?? '', policySettings, changedAt: call.now });
	return ok(view(call, policy));
};

const remove: Handler = (call) => {
	const policy = policyOf(call);
	const { areas } = call.state;
	areas.devicePolicies = areas.devicePolicies.filter((other) => other !== policy);
	for (const device of areas.devices) if (device.policyId === policy.id) device.policyId = null;
	return noContent();
};

export const policyHandlers: Record<string, Handler> = {
	'configurationPolicy.create': create,
	'configurationPolicy.getMany': (call) =>
		collection(
			call,
			policiesOf(call).map((policy) => view(call, policy)),
		),
	'configurationPolicy.get': (call) => withByteOrderMark(call, ok(view(call, policyOf(call)))),
	'configurationPolicy.update': update,
	'configurationPolicy.delete': remove,
};
