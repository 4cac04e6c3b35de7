# Runs after a test program is linked: asks it for its test cases and writes them down for ctest, each with its label.
# Catch's own script is not used because it takes a program that dies while listing (a sanitizer report, a failing
# static constructor) for one with few tests, warns when a label has no case yet, and trips over a title like
# "a period is [begin, end)".
#
#   cmake -D PROGRAM=... -D FOLDER=... -D DIRECTORY=... -D OUTPUT=... -P discover.cmake

set(script "")

function(add_cases label spec)
  execute_process(COMMAND ${PROGRAM} ${spec} --list-test-names-only
    OUTPUT_VARIABLE names ERROR_VARIABLE complaint RESULT_VARIABLE code WORKING_DIRECTORY ${DIRECTORY})
  set(count 0)
  string(FIND "${names}" "\n" end)
  while(NOT end EQUAL -1)
    string(SUBSTRING "${names}" 0 ${end} name)
    math(EXPR next "${end} + 1")
    string(SUBSTRING "${names}" ${next} -1 names)
    string(FIND "${names}" "\n" end)
    if(name STREQUAL "")
      continue()
    endif()
    math(EXPR count "${count} + 1")
    string(REGEX REPLACE "([][\\,\"*~])" "\\\\\\1" exact "${name}")  # what Catch would read as a pattern
    string(APPEND script
      "add_test([==[${FOLDER}: ${name}]==] [==[${PROGRAM}]==] [==[${exact}]==] --warn NoTests)\n"
      "set_tests_properties([==[${FOLDER}: ${name}]==] PROPERTIES\n"
      "  LABELS ${label} TIMEOUT 600 WORKING_DIRECTORY [==[${DIRECTORY}]==])\n")
  endwhile()
  # Catch answers with the number of cases, at most 255, as its exit code: anything else is a program that died.
  if(NOT (code EQUAL count OR (code EQUAL 255 AND count GREATER 255)))
    message(FATAL_ERROR "${PROGRAM} ${spec} listed ${count} test cases and ended with ${code}:\n${complaint}")
  endif()
  set(script "${script}" PARENT_SCOPE)
endfunction()

add_cases(core "[core]~[.]")  # a hidden case is a tool or a child process, asked for by name
add_cases(rest "~[core]~[.]")
file(WRITE "${OUTPUT}" "${script}")
