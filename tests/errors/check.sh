#!/bin/sh
# Reads the refusals: does every mistake in a file cause one error, at the user's line, in the promised words?
#
#     sh check.sh product.cpp g++ -std=c++20 -I../../include
#
# A file of tests/errors is a chain of cases, each beside its nearest neighbour that compiles:
#
#     #include <matgrad/matgrad.hpp>
#     using namespace matgrad;
#     constexpr auto A = matrix<"A", 2, 3>;
#
#     #if CASE == 1                                // a product whose shapes do not fit
#     constexpr auto f = A * A;                    // here
#     // error: the columns of A must equal the rows of B
#     // error: did you mean transpose(A) * B?
#     #elif GOOD == 1
#     constexpr auto f = transpose(A) * A;
#
#     #elif CASE == 2                              // the next case
#     ...
#     #endif
#
# For every n, -DCASE=n must be refused: with exactly one error, with every text that follows an `// error:` of the case
# (whitespace counts as one space), and with the number of the line marked `// here`. Then -DGOOD=n must compile.
# Only the compiler's words are read, never the source it quotes. Character packs are joined ('i', 'n', 'v' is read as
# 'inv'). Keep the sentences ASCII: clang 14 prints any other character of a static_assert as \303\227.

file=$1
shift
"$@" --version | grep -q clang && plain='-fno-caret-diagnostics' || plain='-fno-diagnostics-show-caret'
export LC_ALL=C

compile() { "$@" $plain -fmessage-length=0 -fsyntax-only "$file" 2>&1; }
one_line() { tr -s ' \t\r\n' ' ' | sed "s/', '//g; s/^ //; s/ \$//"; }
quote() { printf '%s\n' "$1" | cut -c 1-1000 | head -n 40 | sed 's/^/    | /'; }
failures=0
complain() { failures=$((failures + 1)); printf '%s: case %s: %s\n' "$file" "$n" "$1"; }

cases=$(sed -n 's/^#.*if *CASE *== *\([0-9][0-9]*\).*/\1/p' "$file")
[ -n "$cases" ] || { echo "$file: no line says #if CASE == 1"; exit 1; }

for n in $cases; do
  before=$failures
  bad=$(awk -v n="$n" '/^#/ { inside = /if *CASE *==/ && match($0, /[0-9]+/) && substr($0, RSTART, RLENGTH) == n }
                       inside { print NR ": " $0 }' "$file")
  sentences=$(printf '%s\n' "$bad" | sed -n 's|.*// error: *||p')
  line=$(printf '%s\n' "$bad" | sed -n 's|^\([0-9]*\): .*// here.*|\1|p')
  [ -n "$sentences" ] || complain 'no "// error: ..." says what must be read'
  [ "$(printf '%s\n' "$line" | grep -c .)" = 1 ] || complain 'needs exactly one line marked "// here"'
  grep -q "^#.*if *GOOD *== *$n\([^0-9]\|\$\)" "$file" || complain "no neighbour: #elif GOOD == $n is missing"

  if said=$(compile "$@" "-DCASE=$n"); then
    complain 'the mistake compiles'
  else
    errors=$(printf '%s\n' "$said" | grep -c ': \(fatal \)\{0,1\}error: ')
    [ "$errors" = 1 ] || complain "one mistake, $errors errors"
    read_as=$(printf '%s\n' "$said" | one_line)
    case $read_as in *"$file:$line:"*) ;; *) complain "the line $file:$line is not named" ;; esac
    while IFS= read -r sentence; do
      sentence=$(printf '%s\n' "$sentence" | one_line)
      case $read_as in *"$sentence"*) ;; *) complain "not said: $sentence" ;; esac
    done <<END
$sentences
END
  fi
  [ "$failures" = "$before" ] || quote "$said"

  said=$(compile "$@" "-DGOOD=$n") || { complain 'the good neighbour does not compile'; quote "$said"; }
done

[ "$failures" = 0 ] && echo "$file: $(printf '%s\n' "$cases" | grep -c .) mistakes, each refused in one sentence"
