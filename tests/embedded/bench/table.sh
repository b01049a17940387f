#!/bin/sh
# Instructions a call, bytes of flash and bytes of stack of gradients in float: matgrad, by hand, Eigen, dual numbers; as
# Markdown tables. The figures are exact, and the same in every run: the emulator counts, and nothing is timed.
#
#     sh tests/embedded/bench/table.sh [m4f|m0plus]...        (default: both)
#
# For a part of it, FORMULAS: programs of this folder, without .cpp; SIZES, of 2 3 4 6; FLAGS, of -Os -O2; CONTENDERS, of those
# below. RAW: a file for all figures, a line "core flag formula size contender instructions flash stack" each. EIGEN: the folder
# of Eigen's headers, /usr/include/eigen3 unless told; BOOST: the folder that holds boost/, /usr/include unless told.
#
# Flash: what an image with a call of the function holds more than one with a call of an empty function, all that is linked
# for it included; memcpy and memset are in both. Stack: from the call graph of the image (../audit/audit.sh).
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
port=$here/../port
formulas=${FORMULAS:-trace_of_inverse log_determinant quadratic_form trace_of_product gaussian}
sizes=${SIZES:-2 3 4 6}
optimisations=${FLAGS:--Os -O2}
contenders=${CONTENDERS:-matgrad unguarded unguarded-0 unguarded-other hand hand-unguarded hand-written-out eigen dual}
[ $# -gt 0 ] || set -- m4f m0plus

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/only"
ln -s "${BOOST:-/usr/include}/boost" "$work/only/boost"
ln -s "${EIGEN:-/usr/include/eigen3}/Eigen" "$work/only/Eigen"

# ---- how a contender is built ----

choose() {  # m4f or m0plus, -Os or -O2: as in ../toolchain.cmake
  core=$1 optimisation=$2
  case $core in
    m4f) cpu='-mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16' machine=mps2-an386 flash=4M ram=4M ;;
    m0plus) cpu='-mcpu=cortex-m0plus -mfloat-abi=soft' machine=microbit flash=256K ram=16K ;;
    *) echo "table.sh: '$core' is neither m4f nor m0plus" >&2; exit 2 ;;
  esac
  case $optimisation in -Os) other_work=216 ;; *) other_work=64 ;; esac  # than the default
}

macros_of() {  # contender
  case $1 in
    nobody) ;;
    matgrad) echo -DBY_MATGRAD ;;
    unguarded) echo -DBY_MATGRAD -DMATGRAD_UNGUARDED ;;
    unguarded-0) echo -DBY_MATGRAD -DMATGRAD_UNGUARDED -DMATGRAD_UNROLL_WORK=0 ;;
    unguarded-other) echo -DBY_MATGRAD -DMATGRAD_UNGUARDED -DMATGRAD_UNROLL_WORK=$other_work ;;
    hand) echo -DBY_HAND -DGUARDED ;;
    hand-unguarded) echo -DBY_HAND ;;
    hand-written-out) echo -DBY_HAND -DWRITTEN_OUT ;;
    eigen) echo -DBY_EIGEN -Wno-strict-aliasing ;;
    dual) echo -DBY_DUAL ;;
    *) echo "table.sh: no contender is called $1" >&2; return 1 ;;
  esac
}

compile() {  # source, object, macros...
  source=$1 object=$2
  shift 2
  # shellcheck disable=SC2086  # a list
  arm-none-eabi-g++ -std=c++20 $optimisation $cpu -mthumb -fno-exceptions -fno-rtti -fno-threadsafe-statics \
    -ffunction-sections -fdata-sections -DNDEBUG "$@" -I"$here/../../../include" -isystem "$work/only" -c "$source" -o "$object"
}

link() {  # object, its main, image
  # shellcheck disable=SC2086
  arm-none-eabi-g++ $cpu -mthumb -nostartfiles --specs=nano.specs --specs=nosys.specs -Wl,--gc-sections -Wl,-T,"$port/image.ld" \
    -Wl,--defsym=flash_size=$flash,--defsym=ram_size=$ram,--defsym=main="$2" "$work/start.$core.o" "$1" -o "$3"
}

# ---- what is measured of it ----

run() {  # image, shift: an instruction takes 2^shift nanoseconds
  timeout 60 qemu-system-arm -M $machine -icount shift="$2" -display none -monitor none -serial none \
    -semihosting-config enable=on,target=native -kernel "$1" < /dev/null 2>&1
}

# The timer counts 200,000 instructions where each takes 256 nanoseconds, and more, to a part in a thousand, where they take less.
instructions() {  # image
  for shift in 8 4 1; do
    count=$(run "$1" $shift) || break
    [ "$count" = 'too many' ] || { echo "$count"; return; }
  done
  echo "$count"
  return 1
}

bytes_of_flash() { arm-none-eabi-size "$1" | awk 'NR == 2 { print $1 + $2 }'; }

measure() {  # core, optimisation, formula, contender; a line for each size
  choose "$1" "$2"
  macros=$(macros_of "$4") || return
  name=$work/$1$2.$3.$4
  # shellcheck disable=SC2086
  compile "$here/$3.cpp" "$name.o" $macros || return
  for n in $sizes; do
    link "$name.o" "call_$n" "$name.call" || return
    bytes=$(bytes_of_flash "$name.call")
    if [ "$4" = nobody ]; then
      echo "$1 $2 $3 $n $4 1 $bytes 0"
    else
      link "$name.o" "measure_$n" "$name.measure" || return
      count=$(instructions "$name.measure") || { echo "table.sh: $1 $2 $3 $n, $4: $count" >&2; return 1; }
      depth=$(sh "$here/../audit/audit.sh" --stack "gradient_$n" "$name.call") || { echo "table.sh: $depth" >&2; return 1; }
      echo "$1 $2 $3 $n $4 $count $bytes $depth"
    fi
  done
  rm -f "$name".*
}

for core; do
  choose "$core" -Os
  compile "$port/start.cpp" "$work/start.$core.o" || exit
  for optimisation in $optimisations; do
    for formula in $formulas; do
      for contender in nobody $contenders; do
        case $contender in
          hand | unguarded) grep -q guarded "$here/$formula.cpp" || continue ;;  # else there is nothing to guard
          unguarded-*) [ "$core" = m4f ] || continue ;;
        esac
        echo "$core $optimisation $formula $contender"
      done
    done
  done
done > "$work/jobs"

workers=$(nproc 2> /dev/null || echo 1)
for worker in $(seq "$workers"); do
  awk -v workers="$workers" -v worker="$worker" 'NR % workers == worker % workers' "$work/jobs" |
    while read -r core optimisation formula contender; do
      [ ! -e "$work/failed" ] || break
      measure "$core" "$optimisation" "$formula" "$contender" || touch "$work/failed"
    done > "$work/figures.$worker" &
done
wait
[ ! -e "$work/failed" ] || exit 1

# what an empty function leaves in flash is taken off; the order is that of the jobs
awk '$5 == "nobody" { empty[$1, $2, $3, $4] = $7 } { line[++lines] = $0 }
     END { for (i = 1; i <= lines; ++i) {
             split(line[i], f, " ")
             if (f[5] != "nobody") print f[1], f[2], f[3], f[4], f[5], f[6], f[7] - empty[f[1], f[2], f[3], f[4]], f[8] } }' \
  "$work"/figures.* > "$work/figures"
[ -z "${RAW:-}" ] || cp "$work/figures" "$RAW"

# ---- the tables ----

for core; do
  for optimisation in $optimisations; do
    awk -v core="$core" -v optimisation="$optimisation" -v formulas="$formulas" -v sizes="$sizes" '
      $1 == core && $2 == optimisation { count[$3, $4, $5] = $6; flash[$3, $4, $5] = $7; stack[$3, $4, $5] = $8 }
      function is_there(contender) { return (row, contender) in count }
      function cell(contender, or_else) {
        if (!is_there(contender)) contender = or_else
        return is_there(contender) ? " " readable(count[row, contender]) " / " flash[row, contender] " / " stack[row, contender] " |" : " |"
      }
      function readable(x) { return x < 200000 ? x : sprintf("%.0fk", x / 1000) }
      function is_same(a, b) {
        return is_there(a) && is_there(b) && count[row, a] == count[row, b] && flash[row, a] == flash[row, b]
      }
      END {
        title["trace_of_inverse"] = "F1 ∇tr(X⁻¹)"
        title["log_determinant"] = "F2 ∇log det X"
        title["quadratic_form"] = "F3 ∇ₓ xᵀAx"
        title["trace_of_product"] = "F4 ∇tr(AXBXᵀ)"
        title["gaussian"] = "F5 ∇ of a Gaussian log density"
        formula_count = split(formulas, formula, " ")
        size_count = split(sizes, size, " ")

        printf "%s, %s: instructions a call / bytes of flash / bytes of stack\n\n", core, optimisation
        print "| float | matgrad | by hand | matgrad, unguarded | by hand, unguarded | written out | Eigen | dual numbers |"
        print "|---|---:|---:|---:|---:|---:|---:|---:|"
        for (i = 1; i <= formula_count; ++i)
          for (j = 1; j <= size_count; ++j) {
            row = formula[i] SUBSEP size[j]
            print "| " title[formula[i]] ", n = " size[j] " |" cell("matgrad") cell("hand", "hand-unguarded") \
              (is_there("hand") ? cell("unguarded") cell("hand-unguarded") : " | |") \
              (is_same("hand-unguarded", "hand-written-out") ? " |" : cell("hand-written-out")) cell("eigen") cell("dual")
          }

        rows = 0
        for (i = 1; i <= formula_count; ++i)
          for (j = 1; j <= size_count; ++j) {
            row = formula[i] SUBSEP size[j]
            as_it_is = is_there("unguarded") ? "unguarded" : "matgrad"
            if (!is_there("unguarded-0") || (is_same("unguarded-0", as_it_is) && is_same("unguarded-0", "unguarded-other"))) continue
            if (++rows == 1) {
              printf "\n%s, %s, unguarded: what MATGRAD_UNROLL_WORK changes\n\n", core, optimisation
              print "| float | 0 | 64 | 216 |"
              print "|---|---:|---:|---:|"
            }
            print "| " title[formula[i]] ", n = " size[j] " |" cell("unguarded-0") \
              (optimisation == "-Os" ? cell(as_it_is) cell("unguarded-other") : cell("unguarded-other") cell(as_it_is))
          }
        print ""
      }' "$work/figures"
  done
done
