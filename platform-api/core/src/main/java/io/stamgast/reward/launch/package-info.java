/** When rewards begin, and who may have them before that: features say so by {@link EarlyAccess}. */
package io.stamgast.reward.launch;
