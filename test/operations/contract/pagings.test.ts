import { nodes } from '../../../scripts/package';
import type { Paging } from '../../../nodes/engine/declare';
import { paging as adobe } from '../../../nodes/AdobeVip/paging';
import { paging as ingram } from '../../../nodes/IngramMicro/paging';
import { graphPaging, paging as partnerCenter, salesPaging } from '../../../nodes/PartnerCenter/paging';

/** How the lists of each host are paged, by the credential with which it is asked. */
const PAGINGS: Record<string, Paging[]> = {
	adobeVipMarketplaceApi: Object.values(adobe),
	ingramMicroCloudMarketplaceApi: Object.values(ingram),
	microsoftPartnerCenterApi: Object.values(partnerCenter),
	microsoftGraphPartnerApi: Object.values(graphPaging),
	microsoftPartnerSalesApi: Object.values(salesPaging),
};

test.each(nodes)('the lists of $type are paged as their host does', ({ resource: { vendor, operations } }) => {
	const lists = [...operations, ...Object.values(vendor.pickers)];
	const foreign = lists.filter(({ paging }) => paging && !PAGINGS[vendor.credential].includes(paging));
	expect(foreign).toEqual([]);
});
