# Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#
# Reads a linked image of a Cortex-M, as `readelf -SsW` and `objdump -sd` print it, and says in a line each what audit.awk asks:
#
#     section NAME BYTES FLAGS
#     symbol NAME FIRST        a name, and the first name of the same address
#     frame F BYTES            the function F moves the stack pointer down by so much
#     unbounded F WHY          ... or nobody knows how far
#     calls F G BYTES          F calls G, or jumps or runs into it, with the stack pointer so far down
#     points F BYTES           F calls what a pointer points to
#     double F INSTRUCTION     F computes in double
#     entry F, handler F       the vector table has a pointer to F
#     case F                   the table of test cases has one
#     pointed_to F             any other word of the image is one
#     runs_cases F             F has the address of the table of test cases
#     unused OBJECT            an object of .data whose address no word of the image is
#
# Names are the linker's. Hexadecimal numbers are kept as text, which is quicker than converting them: with 8 digits as in
# readelf and in words, or without leading zeros as in the disassembly.

function hex(digits, i, n) {
  for (i = 1; i <= length(digits); ++i) n = 16 * n + index("0123456789abcdef", substr(digits, i, 1)) - 1
  return n + 0
}
function before(a, b) { return length(a) < length(b) || (length(a) == length(b) && a "" < b "") }
function instruction_at(word) { return sprintf("%x", int(hex(word) / 2) * 2) }  # the lowest bit says Thumb

# ---- readelf: sections and symbols ----

/^Section Headers:/ { mode = "sections" }
/^Symbol table / { mode = "symbols" }

mode == "sections" && sub(/^ *\[ */, "") && $2 == ".data" { data = substr($1, 1, length($1) - 1) }
mode == "sections" && sub(/^[0-9]+\] /, "") && $7 ~ /A/ { print "section", $1, hex($5), ($2 == "NOBITS" ? "bss" : $7) }

mode == "symbols" && NF == 8 && $4 == "NOTYPE" && $8 ~ /^test_cases_/ { bound[$8] = $2 }

mode == "symbols" && NF == 8 && ($4 == "FUNC" || $4 == "OBJECT") && $7 != "UND" {
  # two files may have a function of the same name each, for themselves
  if (!(($4, $2) in first_name)) first_name[$4, $2] = $8 ($8 in named ? "@" $2 : "")
  named[$8] = 1
  name = first_name[$4, $2]
  print "symbol", $8, name
  if ($4 == "FUNC") {
    start = instruction_at($2)
    function_at[start] = name
    pointer_to[$2] = name
    if ($3 > 0) end[start] = sprintf("%x", hex(start) + $3)
  } else {
    if ($7 == data) object_end[$2] = sprintf("%08x", hex($2) + $3)
    object_at[instruction_at($2)] = 1
  }
}

# ---- objdump -s: what pointers there are ----

/^Contents of section / { mode = "words"; in_data = /\.data/; words = 0 }

mode == "words" && /^ [0-9a-f]+ / {
  row = substr($0, length($1) + 3)
  for (i = 0; i < 4; ++i) {
    bytes = substr(row, 9 * i + 1, 8)
    if (bytes !~ /^[0-9a-f][0-9a-f]*$/ || length(bytes) < 8) break
    word = substr(bytes, 7, 2) substr(bytes, 5, 2) substr(bytes, 3, 2) substr(bytes, 1, 2)
    ++words
    if (word ~ /^2/) held[word] = 1
    if (!(word in pointer_to)) continue
    address = sprintf("%08x", hex($1) + 4 * i)
    if (words <= 16 && !in_data) role = words == 2 ? "entry" : "handler"
    else if (address >= bound["test_cases_begin"] && address < bound["test_cases_end"]) role = "case"
    else role = "pointed_to"
    print role, pointer_to[word]
  }
}

# ---- objdump -d: one function after the other ----

/^Disassembly of section / { mode = "code" }

mode == "code" && /^[0-9a-f]+ <.*>:$/ {
  sub(/^0+/, "", $1)
  start = $1 == "" ? "0" : $1
  if ((start in function_at) || stop == "" || !before(start, stop)) {
    leave(start)
    self = (start in function_at) ? function_at[start] : (start in object_at) ? "" : "0x" start
    stop = end[start]
    count = 0
  }
}

mode == "code" && self != "" && /^ *[0-9a-f]+:\t/ {
  columns = split($0, column, "\t")
  here = column[1]
  gsub(/[ :]/, "", here)
  if (columns < 3) next
  if (stop != "" && !before(here, stop)) {
    if (column[3] ~ /^nop/ || $0 ~ /movs\tr0, r0/) next
    # the library has instructions before the name of a function
    leave(here)
    self = "0x" here
    stop = ""
    count = 0
  }
  if (column[3] ~ /^\./) {
    ends_in_code = 0
    constant[here] = substr(column[4], 3)
    if (constant[here] == bound["test_cases_begin"]) print "runs_cases", self
    next
  }
  ends_in_code = 1
  place[++count] = here
  sub(/\.[nw]$/, "", column[3])
  opcode[count] = column[3]
  arguments[count] = column[4]
  note[count] = columns > 4 ? column[5] : ""
  owner[here] = self
}

END {
  leave("")
  # whose the targets are is known when all of the text is read
  for (i = 1; i <= calls; ++i) {
    target = (callee[i] in function_at) ? function_at[callee[i]] : owner[callee[i]]
    print "calls", caller[i], (target == "" ? "0x" callee[i] : target), down[i]
  }
  for (object in object_end) {
    used = 0
    for (word in held) if (word >= object && word < object_end[object]) { used = 1; break }
    if (!used) print "unused", first_name["OBJECT", object]
  }
}

# The stack pointer's way through a function, in the order of the text: `deep` is how far down it is. After a jump away it is
# where it was in a jump to here; if there was none yet, it is taken for as far down as it has ever been. A jump back that
# arrives from deeper makes another round.
function leave(next_start, i, rounds, calls_before) {
  if (self == "") return
  while (count > 0 && opcode[count] == "nop") --count  # to align what follows
  split("", arrives)
  calls_before = calls
  do {
    calls = calls_before
    again = deep = deepest = over = 0
    points = popped = unbounded = ""
    split("", known)
    split("", taken)
    for (i = 1; i <= count; ++i) {
      if (over && opcode[i] == "nop" && !(place[i] in arrives)) continue  # that is to align what follows
      if (over) deep = place[i] in arrives ? arrives[place[i]] : deepest
      if (place[i] in arrives) {
        if (arrives[place[i]] > deep) deep = arrives[place[i]]
        keep_frame_pointer()
      }
      over = 0
      taken[place[i]] = deep
      step(opcode[i], arguments[i], note[i])
      if (deep > deepest) deepest = deep
    }
    if (++rounds == 8) unbounded = "it grows in a loop"
  } while (again && unbounded == "")
  # a call at the very end does not return, and nobody runs into data
  if (!over && ends_in_code && opcode[count] !~ /^bl/ && next_start != "") call(next_start)
  print "frame", self, deepest
  if (unbounded != "") print "unbounded", self, unbounded
  if (points != "") print "points", self, points
  self = ""
}

function call(target) {
  caller[++calls] = self
  callee[calls] = target
  down[calls] = deep
  forget("r0, r1, r2, r3, ip, lr")
  popped = ""
}

function arrive(target) {
  if (target in arrives && arrives[target] >= deep) return
  arrives[target] = deep
  if (target in taken && taken[target] < deep) again = 1
}

function step(op, operands, note, n, target) {
  if (op ~ /\.f64/ && op !~ /^vmov/) print "double", self, op

  # Pushes and pops. Whether a conditional one happens is not known: a push is taken to, a pop not.
  if (op ~ /^v?(push|pop|stm|ldm)/ && operands ~ /^(sp!, )?[{]/) {
    if (op ~ /^v?(push|stm)/) deep += bytes_of(operands)
    else if (operands ~ /pc[}]/) over = op ~ /^(pop|ldmia)$/
    else {
      if (op ~ /^v?(pop|ldmia)$/) deep -= bytes_of(operands)
      popped = operands
      forget(operands)
    }
  } else if (match(operands, /\[sp(\], #-?[0-9]+|, #-?[0-9]+\]!)/)) {
    n = substr(operands, RSTART, RLENGTH)
    gsub(/[^-0-9]/, "", n)
    if (operands ~ /^pc/) over = op == "ldr"
    else if (n < 0 || op ~ /^v?(ldr|str)d?$/) deep -= n
    if (op ~ /^ldr/) forget(operands)

  # Calls of and jumps to a place.
  } else if (op ~ /^(b|cb|le|wls)/ && operands ~ />$/) {
    target = operands
    sub(/ <.*/, "", target)
    sub(/.*, /, "", target)
    if (before(target, place[1]) || before(place[count], target) || (op ~ /^bl(eq|ne)?$/ && target == place[1])) call(target)
    else arrive(target)  # a bl into the middle of its own function is a long jump
    over = op == "b" || (op == "bl" && target in arrives)

  # Returns, jumps by a table of the function's own, and calls of what a register points to.
  } else if (op ~ /^(tb[bh]|udf)$/ || (op ~ /^(mov|ldr)$/ && operands ~ /^pc, (r|\[.*lsl #2)/)) over = 1
  else if (op ~ /^bl?x/ || (op ~ /^ldr/ && operands ~ /^pc/)) {
    over = op ~ /^(bx|bxns|ldr)$/
    if (op !~ /^bl/ && (operands == "lr" || popped ~ "[{ ]" operands "[,}]")) return
    if (operands in known) call(sprintf("%x", int(known[operands] / 2) * 2))
    else if (points == "" || deep > points) points = deep
  } else compute(op, operands, note)
}

function bytes_of(list, n, i, ends, sum) {
  gsub(/.*[{]|[}]/, "", list)
  n = split(list, item, ", ")
  for (i = 1; i <= n; ++i) {
    split(item[i], ends, "-")
    sum += (item[i] ~ /^d/ ? 8 : 4) * (item[i] ~ /-/ ? substr(ends[2], 2) - substr(ends[1], 2) + 1 : 1)
  }
  return sum
}

# Little arithmetic: for stack pointers that are moved by the number in a register, and for the addresses of functions.
# A register is known, as a number (the stack pointer counts from where it was), or not.
function compute(op, operands, note, n, x, y, result) {
  n = split(operands, operand, ", ")
  known["sp"] = -deep
  result = ""
  sub(/[sw]$/, "", op)
  if (op == "ldr" && sub(/^[@;] \(/, "", note)) {
    sub(/ .*/, "", note)
    if (note in constant) result = hex(constant[note])
  } else if (op ~ /^(mov|mvn|neg|add|sub|rsb|lsl|movt)$/) {
    x = number(operand[n > 2 ? 2 : 1])
    y = number(operand[n])
    if (y == "" || (x == "" && op !~ /^(mov|mvn|neg)$/)) result = ""
    else if (op == "mov") result = y
    else if (op == "mvn") result = -1 - y
    else if (op == "neg") result = -y
    else if (op == "add") result = x + y
    else if (op == "sub") result = x - y
    else if (op == "rsb") result = y - x
    else if (op == "lsl") for (result = x; y > 0; --y) result *= 2
    else {
      result = x % 65536 + 65536 * y
      pointer(result)
    }
  } else {
    if (operands !~ /!|\], /) {
      if (op ~ /^(v?str|cm[np]|tst|teq)/) return
      sub(/\[.*/, "", operands)  # an address is only read, unless it is written back
    }
    forget(operands)
    if (operand[1] == "sp" && op !~ /^v?(ldm|stm)/) unbounded = op " " operands
    return
  }

  if (operand[1] == "sp" && result == "") unbounded = op " " operands
  else if (operand[1] == "sp") deep = -(result >= 2147483648 ? result - 4294967296 : result)
  else if (result == "") delete known[operand[1]]
  else known[operand[1]] = result
}

# An address that is made of two halves is no word of the image.
function pointer(address, word) {
  word = sprintf("%08x", address)
  if (word in pointer_to) print "pointed_to", pointer_to[word]
}

function number(x) {
  if (sub(/^#/, "", x)) return x + 0
  return x in known ? known[x] : ""
}

function forget(registers, n, i) {
  n = split(registers, item, /[^a-z0-9]+/)
  for (i = 1; i <= n; ++i) delete known[item[i]]
}

# Where ways meet, only what the prologue set holds on all of them.
function keep_frame_pointer(r) {
  for (r in known) if (r != "r7") delete known[r]
}
