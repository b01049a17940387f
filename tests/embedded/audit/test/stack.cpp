// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// Functions whose stack is known to the byte, for `audit.sh --stack`:
//
// stack of leaf: 16
// stack of by_number: 124
// stack of by_register: 4020
// stack of by_jump_back: 88
// stack of by_tail_call: 16
// stack of by_store: 24
// stack of by_address: 32
#include "../../test.hpp"

[[gnu::naked]] void leaf() { asm("push {r4, r5, r6, lr}\n pop {r4, r5, r6, pc}"); }

[[gnu::naked]] void by_number() {
  asm("push {r4, lr}\n sub sp, #100\n bl %c0\n add sp, #100\n pop {r4, pc}" : : "i"(&leaf));
}

[[gnu::naked]] void by_register() {
  asm("push {r4, lr}\n ldr r3, =-3996\n add sp, r3\n bl %c0\n ldr r3, =3996\n add sp, r3\n pop {r4, pc}\n .ltorg"
      :
      : "i"(&leaf));
}

/// The call stands before what moves the stack pointer.
[[gnu::naked]] void by_jump_back() {
  asm("b 2f\n 1: bl %c0\n add sp, #64\n pop {r4, pc}\n 2: push {r4, lr}\n sub sp, #64\n b 1b" : : "i"(&leaf));
}

/// Nothing is left on the stack when it jumps.
[[gnu::naked]] void by_tail_call() { asm("push {r4, lr}\n pop {r4}\n pop {r3}\n mov lr, r3\n b %c0" : : "i"(&leaf)); }

[[gnu::naked]] void by_store() {
#if __ARM_ARCH_ISA_THUMB > 1
  asm("str lr, [sp, #-8]!\n bl %c0\n ldr pc, [sp], #8" : : "i"(&leaf));
#else
  asm("push {r4, lr}\n bl %c0\n pop {r4, pc}" : : "i"(&leaf));
#endif
}

[[gnu::naked]] void by_address() {
  asm("push {r3, r4, r5, lr}\n ldr r3, =%c0\n blx r3\n pop {r3, r4, r5, pc}\n .ltorg" : : "i"(&leaf));
}

TEST_CASE("they come back") {
  leaf();
  by_number();
  by_register();
  by_jump_back();
  by_tail_call();
  by_store();
  by_address();
  CHECK(true);
}
