import { runGroup } from './groups';

runGroup('flowsAdobe');
