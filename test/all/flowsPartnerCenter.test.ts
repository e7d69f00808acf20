import { runGroup } from './groups';

runGroup('flowsPartnerCenter');
