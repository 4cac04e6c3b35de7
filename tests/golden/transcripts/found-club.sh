# The club that the transcripts work with: eight members, a board, a by-law, seed capital. Founded 2019-01-10.
set -e
soquy init so-quy >/dev/null
soquy club found HP-01 --by TV05 --date 2019-01-10 --name 'CLB Hạnh Phúc' --region TCTK-2018:51 --practice >/dev/null
soquy record entries HP-01 --by TV05 --date 2019-01-10 --entries - >/dev/null <<'END'
member join --member TV01 --name 'Lý Đức Sơn' --sex male --birth-year 1944 --poverty poor
member join --member TV02 --name 'Võ Thị Hồng Út' --sex female --birth-year 1951 --poverty hardship
member join --member TV03 --name 'Đặng Quang Chín' --sex male --birth-year 1977
member join --member TV04 --name 'Võ Thị Thu Hùng' --sex female --birth-year 1946 --poverty poor
member join --member TV05 --name 'Nguyễn Thị Lành' --sex female --birth-year 1958 --poverty near-poor
member join --member TV06 --name 'Phạm Văn Bảy' --sex male --birth-year 1950 --poverty poor --phone 0905000111
member join --member TV07 --name 'Trần Thị Mười' --sex female --birth-date 1962-09-02 --poverty near-poor
member join --name 'Hồ Thị Sáu' --sex female --birth-year 1949 --poverty poor
club by-law --meeting-day 10 --fee 10000 --loan-max 15000000 --interest-multiple 1000 --principal-multiple 1000
club board --head TV01 --deputy TV02 --secretary TV03 --accountant TV04 --treasurer TV05
donation --donor elderly-care-fund --condition permanent --fund income --amount 50.000.000 --voucher PT-001
contribution --kind fee --fund activity --payers 8 --amount 80000 --voucher PT-002
END
echo 'resolution --subject loan --limit 10000000' | soquy record meeting HP-01 --by TV05 --date 2019-01-10 --present-count 8 --entries - >/dev/null
