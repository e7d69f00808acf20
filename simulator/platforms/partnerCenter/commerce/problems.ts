import type { PartnerRefusal } from '../refusal';
import { refuse } from '../refusal';

/** Why a request, or one line of it, cannot be done: the platform's code and words. */
export interface Problem {
	status: number;
	code: number;
	text: string;
	/** The services of New Commerce write their errors in the newer form. */
	shape?: 'newer';
	retryable?: boolean;
}

const problem = (status: number, code: number, text: string, more: Partial<Problem> = {}): Problem => ({
	status,
	code,
	text,
	...more,
});

/** The platform's codes that commerce knows (facts: conventions, codes), with the status that fits them. */
export const PROBLEMS = {
	suspending: problem(400, 2001, 'The number of seats cannot change while the subscription is being suspended.'),
	quantity: problem(400, 2002, 'The quantity is outside the limits of the product.'),
	address: problem(400, 2007, 'The address is not valid.'),
	billingCycleOnOrder: problem(400, 2054, 'The billing cycle of this subscription is changed on its order.'),
	stale: problem(400, 2055, 'The etag is out of date; read the resource again.'),
	invalid: problem(400, 3000, 'A property is not valid.'),
	agreement: problem(403, 13605, 'The customer has not accepted the Microsoft Customer Agreement.'),
	order: problem(404, 20000, 'There is no such order.'),
	relationship: problem(403, 20002, 'Partner and customer have no relationship.'),
	subscription: problem(404, 20003, 'There is no such subscription.'),
	parent: problem(409, 27009, 'The parent subscription is not active.'),
	customer: problem(404, 60003, 'There is no such tenant.'),
	product: problem(404, 400013, 'There is no such product in this market.'),
	sku: problem(404, 400018, 'There is no such SKU.'),
	availability: problem(404, 400019, 'There is no such availability, or it is no longer offered.'),
	segment: problem(403, 400030, 'The segment is not allowed.'),
	view: problem(403, 400036, 'The target view is not allowed.'),
	registrationNotAllowed: problem(400, 600002, 'This country takes no registration number.'),
	policy: problem(404, 600039, 'There is no such self-serve policy.'),
	policyExists: problem(409, 600041, 'A self-serve policy of this customer exists.'),
	registrationMissing: problem(400, 600049, 'This country needs a registration number.'),
	registrationFormat: problem(400, 600050, 'The registration number has a wrong format.'),
	phone: problem(400, 600051, 'This country needs a phone number.'),
	agreementRepeated: problem(400, 600061, 'The same agreement has been recorded before.', { shape: 'newer' }),
	input: problem(400, 800002, 'The input is not valid.'),
	cart: problem(404, 800008, 'There is no such cart, or it has expired.'),
	cartLines: problem(400, 800009, 'Lines of the cart have errors.'),
	notRegistered: problem(400, 800013, 'The Azure subscription is not registered for reservations.'),
	sandboxLimit: problem(400, 800018, 'The limits of the sandbox are reached.'),
	softwareOnly: problem(400, 800019, 'Only software orders can be cancelled.'),
	orderRunning: problem(409, 800060, 'The order is still being processed.'),
	cartSubmitted: problem(400, 800065, 'The cart has been checked out.'),
	notCancellable: problem(400, 800077, 'Lines of this order cannot be cancelled.'),
	extended: problem(400, 800002, 'In an Extended Service Term a subscription is cancelled or moved, not changed.', {
		shape: 'newer',
	}),
	fewerSeats: problem(400, 800090, 'Seats can no longer be taken away.', { shape: 'newer' }),
	suspended: problem(400, 800091, 'A suspended subscription cannot be changed.', { shape: 'newer' }),
	noAutoRenew: problem(400, 800093, 'The product does not renew by itself.', { shape: 'newer' }),
	transfer: problem(404, 900100, 'There is no such transfer.'),
	transferBusy: problem(409, 900104, 'The transfer is being worked on, or is finished.'),
	azureInUse: problem(400, 900115, 'The Azure plan has active Azure subscriptions.', { shape: 'newer' }),
	cancelWindow: problem(400, 900117, 'The time for cancelling is over.', { shape: 'newer' }),
	resellerUnsigned: problem(403, 900123, 'The reseller has not signed the partner agreement.'),
	unknownReseller: problem(400, 900154, 'The partner id is not linked to a reseller of yours.'),
	attestation: problem(400, 900203, 'The attestation of the product has not been accepted.'),
	partnerAttestation: problem(400, 900206, 'The attestation for the partner on record has not been accepted.'),
	migrationInactive: problem(400, 900215, 'The subscription is not active.', { shape: 'newer' }),
	migrationLate: problem(400, 900217, 'The term ends in less than 24 hours.', { shape: 'newer' }),
	migrationAddOns: problem(400, 900219, 'Active add-ons are missing in the migration.', { shape: 'newer' }),
	changePending: problem(409, 900278, 'Another change of the subscription is pending.', {
		shape: 'newer',
		retryable: true,
	}),
	noChanges: problem(400, 900279, 'The subscription takes no more changes.', { shape: 'newer' }),
	appOnly: problem(403, 900329, 'This needs the sign-in of a user.'),
	transferRefused: problem(400, 900400, 'The transfer cannot be created.'),
} satisfies Record<string, Problem>;

/** The refusal that says so; `text` is more exact than the code's own words. */
export const refusal = ({ status, code, text, shape, retryable }: Problem, exact = text): PartnerRefusal =>
	refuse(status, code, exact, shape, { isRetryable: retryable ?? false });
