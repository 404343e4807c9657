"""义务教育数据项（续）: what each school has, for the two assessments of balance.

评估范围是小学、初中和含这两个学段的一贯制学校、完全中学；不含特教学校、职业学校和不足50人的教学点。
一贯制学校、完全中学共用的校舍和设备，先按学生数加权分到各学段：九年一贯制小学与初中为1:1.1，
完全中学初中与高中为1:1.2，十二年一贯制为1:1.1:1.32（省级口径，未见国家原文）。
"""

from __future__ import annotations

from functools import partial

from eduplan import Words
from eduplan.plugins.compulsory.domain import compulsory

ANNUAL_RETURN = "教育事业统计年报"
QUALITY_BALANCE = "《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号）"

_means = partial(compulsory.element, dimensions=("stage",), source=ANNUAL_RETURN)
_area = partial(_means, unit="m²")

# 教师

physical_and_art_teachers = _means(
    "physical_and_art_teachers",
    Words("体育、艺术专任教师数", "full-time teachers of physical education and arts"),
    unit="人",
    definition="任教体育、音乐、美术等课程的专任教师；50人以上不足100人的农村学校可计走教、兼职教师（省级口径）。",
    ref="teachers_pe_art",
)
intermediate_title_teachers = _means(
    "intermediate_title_teachers",
    Words("中级及以上职称专任教师数", "teachers with an intermediate title or above"),
    unit="人",
    definition="具有中级及以上职称的专任教师；只用于基本均衡。",
    ref="teachers_mid_title",
)

# 校舍和场地

teaching_area = _area(
    "teaching_area",
    Words("教学及辅助用房面积", "teaching and auxiliary area"),
    definition="教室、实验室、图书室等教学及辅助用房，含室内体育用房。",
    ref="area_teach",
)
indoor_sports_area = _area(
    "indoor_sports_area",
    Words("室内体育用房面积", "indoor sports area"),
    definition="教学及辅助用房中的室内体育用房；算生均教学用房时扣除，因已计入体育运动场馆。",
    ref="indoor_pe",
)
sports_area = _area(
    "sports_area",
    Words("体育运动场馆面积", "sports area"),
    definition="室内体育馆和室外运动场；中心城区可计步行十分钟内长期租用的场地（省级口径）。",
    ref="area_sport",
)
_area(
    "sports_ground_area",
    Words("运动场地面积", "sports ground area"),
    definition="学校室外的运动场地，如田径场、球场；与室内体育用房面积之和为体育运动场馆面积。",
)
_means(
    "music_rooms",
    Words("音乐专用教室数", "music rooms"),
    unit="间",
    definition="音乐专用教室；每12个班不少于1间。",
    ref="music_rooms",
)
_area(
    "music_room_area",
    Words("音乐专用教室面积", "smallest music room area"),
    definition="最小的一间音乐专用教室的面积；要求不小于96平方米，早年建成的和农村小校另有放宽（省级口径）。",
    source=QUALITY_BALANCE,
    ref="music_rooms_area",
)
_means(
    "art_rooms",
    Words("美术专用教室数", "art rooms"),
    unit="间",
    definition="美术专用教室；每12个班不少于1间。",
    ref="art_rooms",
)
_area(
    "art_room_area",
    Words("美术专用教室面积", "smallest art room area"),
    definition="最小的一间美术专用教室的面积；要求不小于90平方米，早年建成的和农村小校另有放宽（省级口径）。",
    source=QUALITY_BALANCE,
    ref="art_rooms_area",
)

# 设备和图书

equipment_value = _means(
    "equipment_value",
    Words("教学仪器设备资产值", "value of teaching equipment"),
    unit="元",
    definition="教学仪器设备的账面价值；年报以万元填报，这里以元计。",
    time_point="december",
    ref="equip_value",
)
books = _means(
    "books",
    Words("图书册数", "books"),
    unit="册",
    definition="学校图书馆（室）的纸质图书；电子图书另计。高中也用这一项。",
    aliases=("图书藏量",),
    ref="books",
)

# 规模和认定

compulsory.element(
    "year_built",
    Words("建校年份", "year of construction"),
    unit="年",
    adds_up=False,
    definition="学校建成的年份，决定规模和专用教室是否适用放宽的要求。",
    source=ANNUAL_RETURN,
    ref="year_built",
)
schools_within_size_cap = compulsory.element(
    "schools_within_size_cap",
    Words("规模达标学校数", "schools within the cap of their size"),
    unit="所",
    dimensions=("stage",),
    definition="小学、初中不超过2000人，九年一贯制学校不超过2500人；"
    "2010年以前建成或随迁子女过半的可到2400人、3000人（省级口径）。每所计1。",
    source=QUALITY_BALANCE,
    ref="comp.school_size_ok",
)
quality_balance_items_confirmed = compulsory.element(
    "quality_balance_items_confirmed",
    Words("优质均衡认定达标项数", "items of high-quality balance confirmed"),
    unit="项",
    level="region",
    adds_up=False,
    definition="自评或督导认定已达标的项数，共32项：资源配置7、政府保障15、教育质量9、社会认可1。",
    source=QUALITY_BALANCE,
    time_point="calendar_year",
    ref="T14",
)
