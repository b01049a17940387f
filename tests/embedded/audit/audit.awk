# Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#
# Judges an image by what image.awk says of it; audit.sh says how that is called. Variables:
#
#     image     its name, for the sentences
#     number    float or double
#     pointing  functions that may call through pointers
#     doubling  functions that may compute in double all the same
#     wanted    functions whose stack is asked for, instead of the judgement
#     used      bytes of stack that a run used, or "none" if it did not say
#
# A sentence begins with its kind; of each kind there is one.

$1 == "section" {
  size[$2] = $3
  bytes[$4 == "bss" ? "bss" : $4 ~ /W/ ? "data" : "text"] += $3
}
$1 == "symbol" {
  symbol[++symbols] = $2
  first_name[$2] = $3
}
$1 == "frame" { frame[$2] = $3 }
$1 == "unbounded" {
  f = $2
  sub(/^[^ ]+ [^ ]+ /, "")
  why[f] = $0
}
$1 == "calls" {
  callee[$2, ++calls[$2]] = $3
  down[$2, calls[$2]] = $4
  if (!($3 in caller)) caller[$3] = $2
}
$1 == "points" { points[$2] = $3 }
$1 == "double" && !($2 in computes) {
  computes[$2] = $3
  doubles[++many_doubles] = $2
}
$1 == "entry" { entry = $2 }
$1 == "handler" { handler[++handlers] = $2 }
$1 == "case" { test_case[++cases] = $2 }
$1 == "pointed_to" && !($2 in pointed_to) { pointed_to[$2] = 1; pointee[++pointees] = $2 }
$1 == "runs_cases" { runs_cases[$2] = 1 }
$1 == "unused" { unused[$2] = 1 }

END {
  list(pointing, may_point)
  list(doubling, may_double)

  if (wanted != "") {
    list(wanted, asked)
    for (f in asked) if (depth(f) > most) most = depth(f)
    exit say(most + 0)
  }

  if (number != "double") {
    reach(entry)
    for (i = 1; i <= handlers; ++i) reach(handler[i])
    for (i = 1; i <= cases; ++i) reach(test_case[i])
    for (i = 1; i <= pointees; ++i) reach(pointee[i])
  }
  if (size[".ARM.extab"] > 0) complain("exceptions", size[".ARM.extab"] " bytes of tables for unwinding, .ARM.extab")
  if (size[".init_array"] > 0) complain("before main", size[".init_array"] / 4 " to be called, .init_array")
  for (object in unused) complain("data", object " is in .data, and nothing refers to it")
  judge_names()
  for (i = 1; i <= many_doubles; ++i)
    if (doubles[i] in reached) complain("double", computes[doubles[i]] " in " doubles[i])
  if (entry == "") complain("image", "it does not begin with a vector table")
  else stack = depth(entry)
  for (i = 1; i <= handlers; ++i) if (depth(handler[i]) > fault) fault = depth(handler[i])
  if (used == "none") complain("stack", "the run did not say how much it used")
  else if (used > stack) complain("stack", "a run used " used " bytes, more than the " stack " that it can take at most")
  exit say(image ": nothing to complain about: text " bytes["text"] ", data " bytes["data"] + 0 ", bss " bytes["bss"] + 0 \
           ", stack " stack " bytes at most" (used > 0 ? " (" used " in a run)" : "") ", fault handlers " fault)
}

function list(names, array, n, i, name) {
  n = split(names, name, " ")
  for (i = 1; i <= n; ++i) array[first_name[name[i]]] = 1
}

# Where the program can come to, other than through those that may compute in double.
function reach(f, i) {
  if ((f in reached) || (f in may_double)) return
  reached[f] = 1
  for (i = 1; i <= calls[f]; ++i) reach(callee[f, i])
}

# What is forbidden, by the names of what is linked for it.
function judge_names() {
  judge("heap", "^_*(malloc|free|calloc|realloc|memalign|sbrk)(_r)?$|^_Z(n[wa]|d[la])")
  judge("exceptions", "^__cxa_(throw|rethrow|allocate|free|begin|end|get|call|bad)|^_Unwind_|^__gnu_unwind|^__gxx_personality" \
                      "|^__aeabi_unwind")
  judge("type information", "^_ZT[IS]|^_ZTVN10__cxxabiv|^__dynamic_cast$")
  judge("before main", "^_GLOBAL__sub_I_|^_Z41__static_initialization|^(__cxa_|__aeabi_)?atexit$")
  judge("guards", "^_ZGV|^__cxa_guard_")
  judge("streams", "^[a-z_]*(printf|scanf)|^_?(f?puts|f?putc|putchar|fwrite|fflush|fopen)(_r)?$" \
                   "|^_ZN?K?S[io]|^_ZSt4c(in|out|err|log)$|^_ZN?K?.*(ios_base|basic_[io]*stream)")
  if (number != "double")
    judge("double", "^__aeabi_(d[a-z2]|c[dr]*d|[fil]2d|u[il]2d)|^__(add|sub|mul|div|neg|eq|ne|l[te]|g[te]|unord|cmp)df[23]$" \
                    "|^__(extend[hs]fdf2|truncdf.*|fix(uns)?df[sd]i|float(un)?[sd]idf|powidf2|(mul|div)dc3)$")
}

function judge(kind, pattern, i, first) {
  for (i = 1; i <= symbols; ++i) {
    first = first_name[symbol[i]]
    if (symbol[i] !~ pattern || ((kind, first) in seen) || (kind == "double" && !(first in reached))) continue
    seen[kind, first] = 1
    complain(kind, symbol[i] (first in caller ? ", called by " caller[first] : ""))
  }
}

# ---- stack ----

# What a call of f takes, with all that it calls.
function depth(f, i, below, most) {
  if (f in known) return known[f]
  if (f in step_of) {
    complain("recursion", way_from(f))
    return 0
  }
  path[++steps] = f
  step_of[f] = steps
  if (!(f in frame)) complain("stack", f ", called by " caller[f] ", is not a function that can be read")
  if (f in why) complain("stack", f " cannot be bounded: " why[f])
  most = frame[f]
  for (i = 1; i <= calls[f]; ++i) {
    below = down[f, i] + depth(callee[f, i])
    if (below > most) most = below
  }
  if (f in points) {
    below = points[f] + (f in runs_cases ? deepest_of(test_case, cases) : f in may_point ? deepest_of(pointee, pointees) : 0)
    if (below > most) most = below
    if (!(f in runs_cases) && !(f in may_point))
      complain("pointers", f " calls what a pointer points to, and that can be anything")
  }
  --steps
  delete step_of[f]
  return known[f] = most
}

function deepest_of(functions, n, i, most) {
  for (i = 1; i <= n; ++i) if (depth(functions[i]) > most) most = depth(functions[i])
  return most + 0
}

function way_from(f, i, way) {
  for (i = step_of[f]; i <= steps; ++i) way = way path[i] " calls "
  return way f
}

# ---- sentences ----

function complain(kind, text) {
  if (!(kind in texts)) kind_at[++kinds] = kind
  ++many[kind]
  if (many[kind] <= 3) texts[kind] = (many[kind] > 1 ? texts[kind] "; " : "") text
}

function say(fact, i, kind) {
  if (kinds == 0) print fact
  for (i = 1; i <= kinds; ++i) {
    kind = kind_at[i]
    print image ": " kind ": " texts[kind] (many[kind] > 3 ? "; and " many[kind] - 3 " more" : "")
  }
  return kinds > 0
}
