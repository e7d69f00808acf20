import { type Call, type Handler, textOf } from '../../call';
import { linkPath } from '../../lists/collection';
import { missing } from '../refusals';
import type { Row } from '../row';
import { fromSample } from '../samples';
import { seedRows } from '../seed';

/** Today's name of a reservation, and that of the contract of before; both mean the same. */
const RESERVED = ['reservedinstance', 'virtualmachinereservedinstance'];

const listed = (call: Call, rows: Row[]): Row[] => {
	const asked = textOf(call, 'entitlementType')?.toLowerCase();
	const wanted = asked && RESERVED.includes(asked) ? RESERVED[0] : asked;
	return rows
		.filter(({ entitlementType }) => wanted === undefined || wanted === entitlementType)
		.map(({ expiryDate, ...row }) => (textOf(call, 'showExpiry') === 'true' ? { ...row, expiryDate } : row));
};

/** Throws 404 unless the path is that of an artifact of an entitlement. */
function checkArtifact(call: Call): void {
	const idsIn = (path: unknown): string | undefined => /\/groups\/.*$/.exec(String(path))?.[0];
	const artifacts = seedRows(call, 'entitlement.getMany').flatMap((row) => row.entitledArtifacts as Row[]);
	const isThere = artifacts.some(({ link }) => link && idsIn((link as Row).uri) === idsIn(linkPath(call)));
	if (!isThere || !RESERVED.includes(call.params.artifactType.toLowerCase())) throw missing('artifact');
}

/** The contract of before names the same list after virtual machines. */
const reservation = fromSample({
	check: checkArtifact,
	narrow: ({ params: { artifactType } }, [{ reservations, ...row }]) => {
		const isOld = artifactType.toLowerCase() === RESERVED[1];
		const lists = isOld
			? { reservations: [], virtualMachineReservations: reservations }
			: { reservations, virtualMachineReservations: [] };
		return [{ ...row, ...lists, type: artifactType }];
	},
});

export const entitlementHandlers: Record<string, Handler> = {
	'entitlement.getMany': fromSample({ narrow: listed }),
	'entitlement.getReservationDetails': reservation,
};
