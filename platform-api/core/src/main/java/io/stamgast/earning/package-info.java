/** Points for purchases: earn rules, judging, the close of periods. Its packages say more. */
package io.stamgast.earning;
