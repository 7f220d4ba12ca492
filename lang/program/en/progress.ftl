### The line of progress, on a terminal that is often narrow: each piece is short.
###
### $done, $total  how much is done, how much there is: "3.2 MiB", "14"
### $time   a short duration: "5m"
### $speed  a number

files =
    { $files ->
        [one] 1 file
       *[other] { $files } files
    }
bundles = bundles
done-of = { $done } of { $total }
# At most five columns more than the time, and at most nine more than the speed.
left = { $time } left
per-second = { $speed } a second
