#!/bin/sh
# demo_refuses.sh PROGRAM: every bad file must be refused, in one sentence on the error stream and with exit status 1.
# Run it where this script lies: the sentences name the files as data/bad/...
set -u
program=${1:?say which program, as in: sh demo_refuses.sh ../build/examples/demo}
failures=0

refuses() {  # sentence, arguments...
  sentence="demo: $1"
  shift
  said=$("$program" "$@" 2>&1 > /dev/null)
  status=$?
  printed=$("$program" "$@" 2> /dev/null)
  if [ "$status" != 1 ] || [ "$said" != "$sentence" ] || [ -n "$printed" ]; then
    failures=$((failures + 1))
    printf 'demo %s\n  must say  %s\n  but says  %s\n  with exit status %s\n' "$*" "$sentence" "$said" "$status"
  fi
}

bad=data/bad
iris=data/iris.csv
singular='the covariance of setosa is singular:'

refuses 'write demo FILE [SPECIES], as in: demo data/iris.csv virginica'
refuses 'write demo FILE [SPECIES], as in: demo data/iris.csv virginica' $iris 0 1
refuses "$bad/no_such_file.csv cannot be opened" $bad/no_such_file.csv
refuses "$bad is empty or cannot be read" $bad
refuses "$bad/empty.csv is empty or cannot be read" $bad/empty.csv
refuses "$bad/no_header.csv, line 1: \"sepal length,sepal width,petal length,petal width,species\" is no header, such as 150,4,setosa,versicolor,virginica" $bad/no_header.csv
refuses "$iris has no species \"rose\"; it has setosa, versicolor, virginica" $iris rose
refuses "$iris has no species \"3\"; it has setosa, versicolor, virginica" $iris 3

refuses "$bad/word.csv, line 5: \"three\" is no number" $bad/word.csv
refuses "$bad/unit.csv, line 4: \"1.3cm\" is no number" $bad/unit.csv
refuses "$bad/nan.csv, line 3: \"nan\" is no number" $bad/nan.csv
refuses "$bad/too_few_values.csv, line 6: \"5.0,3.6,1.4,0\" has 4 values; a flower has 5, four lengths and a species" $bad/too_few_values.csv
refuses "$bad/too_many_values.csv, line 6: \"5.0,3.6,1.4,0.3,0,1\" has 6 values; a flower has 5, four lengths and a species" $bad/too_many_values.csv
refuses "$bad/unknown_species.csv, line 7: \"1\" is no species; they are numbered from 0 to 0" $bad/unknown_species.csv
refuses "$bad/too_few_flowers.csv announces 150 flowers and has 6" $bad/too_few_flowers.csv
refuses "$bad/empty_species.csv has no flower of the species setosa" $bad/empty_species.csv

refuses "$singular $bad/four_flowers.csv has 4 flowers of it, and 4 measurements need at least 5" $bad/four_flowers.csv
refuses "$singular its petal length is a linear function of the measurements before it" $bad/equal_columns.csv
refuses "$singular its petal width is a linear function of the measurements before it" $bad/dependent_columns.csv
refuses "$singular its sepal length is the same for all flowers" $bad/constant_column.csv
refuses 'the petal lengths of setosa are too large to be squared' $bad/huge.csv

[ "$failures" = 0 ] && echo 'every bad file is refused in the right words'
exit $((failures > 0))
