import { isoSeconds } from '../../../core/dates';
import { type Call, type Handler, type Moment, nextNumber, selfLink, textOf } from '../call';
import { knownProduct } from '../catalog/products';
import { byId, customerOf, isActive, refuse, resellerById } from '../find';
import { page } from '../gateway/paging';
import { checkDeployments } from '../orders/rules';
import type { Address, StoredDeployment } from '../state/state';
import { DAY, isWithinDays, WINDOWS } from '../time';
import { addressProblems } from './profile';

/** What customers added themselves in the last days and nobody ordered. */
const open = ({ state, now }: Moment) =>
	state.acquisitions.filter(({ createdAt }) => isWithinDays(createdAt, WINDOWS.acquisition, now));

type Changes = Partial<Pick<StoredDeployment, 'status'>> & { companyProfile?: { address?: Partial<Address> } };

const view = ({ id, customerId, status, address, createdAt }: StoredDeployment) => ({
	deploymentId: id,
	status,
	companyProfile: { address },
	creationDate: isoSeconds(createdAt),
	links: selfLink(`/v3/customers/${customerId}/deployments/${id}`),
});

function checkAddress(address: Partial<Address>): void {
	const problems = addressProblems(address);
	if (problems.length) throw refuse(1118, problems);
}

/** The deployments of the customer of the path. */
function deploymentsOf(call: Call): StoredDeployment[] {
	const { id } = customerOf(call);
	return call.state.deployments.filter(({ customerId }) => customerId === id);
}

/** Throws 2138. */
const deploymentOf = (call: Call): StoredDeployment =>
	byId(call, deploymentsOf(call), call.params.deploymentId, '2138');

export const deploymentHandlers: Record<string, Handler> = {
	'deployment.create': (call) => {
		const customer = customerOf(call);
		const { address } = (call.body as { companyProfile: { address: Address } }).companyProfile;
		checkDeployments(call, customer);
		checkAddress(address);
		if (address.country === customer.profile.address.country) throw refuse(1141);
		const id = nextNumber(call, 'deployment');
		const deployment = { id, customerId: customer.id, status: '1000', address, createdAt: call.now };
		call.state.deployments.push(deployment);
		return { body: view(deployment) };
	},
	'deployment.list': (call) => {
		const status = textOf(call, 'status');
		const rows = deploymentsOf(call).filter((one) => (status ?? one.status) === one.status);
		return page(call, rows.map(view), { defaultLimit: 25, maxLimit: 100, links: true });
	},
	'deployment.get': (call) => ({ body: view(deploymentOf(call)) }),
	'deployment.update': (call) => {
		const deployment = deploymentOf(call);
		const { status = deployment.status, companyProfile } = call.body as Changes;
		const address = { ...deployment.address, ...companyProfile?.address };
		if (address.country !== deployment.address.country) throw refuse(1119, ['companyProfile.address.country']);
		checkAddress(address);
		const isUsed = call.state.subscriptions.some((one) => isActive(one) && one.deploymentId === deployment.id);
		// The facts name no code for this refusal.
		if (status === '1004' && isUsed) throw refuse(1117, ['status']);
		Object.assign(deployment, { status, address });
		return { status: 200, body: view(deployment) };
	},
	'customer.listOpenAcquisitions': (call) => {
		const { id: customerId, resellerId } = customerOf(call);
		const unpaidLicenses = open(call)
			.filter((one) => one.customerId === customerId)
			.map(({ id, offerId, quantity, createdAt }) => ({
				referenceId: id,
				productName: knownProduct(offerId).name,
				baseOfferId: offerId,
				quantity,
				creationDate: isoSeconds(createdAt),
				expiryDate: isoSeconds(createdAt + WINDOWS.acquisition * DAY),
			}));
		return { body: { customerId, resellerId, licenseCount: unpaidLicenses.length, unpaidLicenses } };
	},
	'notification.list': (call) => {
		if (Number(textOf(call, 'limit') ?? 1) < 0) throw refuse(1132, ['limit']);
		const { id: resellerId } = resellerById(call, textOf(call, 'reseller-id') ?? '');
		const notificationType = textOf(call, 'notification-type');
		const waiting = open(call).map(({ customerId }) => customerId);
		const rows = call.state.customers
			.filter((customer) => customer.resellerId === resellerId && waiting.includes(customer.id))
			.map(({ id: customerId }) => {
				const links = selfLink(`/v3/customers/${customerId}/open-acquisitions`);
				return { customerId, resellerId, notificationType, links };
			});
		return page(call, rows, { defaultLimit: 10, links: true });
	},
};
