/** Why a balance is what it is: what each kind of posting and each rule put into it, and what comes next. */
package io.stamgast.earning.explanation.balance;
