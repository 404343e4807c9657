"""Why a document can't be read, and what helps, in both languages."""

from __future__ import annotations

from eduplan.messages import MessageKind
from eduplan.words import Words

NOT_INSTALLED = MessageKind(
    "reader_not_installed",
    "读 {format} 文件要先安装：pip install 'eduplan[documents]'",
    "{format} files need more packages: pip install 'eduplan[documents]'",
)
OLD_WORD = Words(
    "这是旧的 .doc，或有密码的文件：在 Word 或 WPS 里另存为 .docx，去掉密码",
    "this is an old .doc or has a password: save it as .docx without a password in Word or WPS",
)
RTF = Words(
    "这是 RTF 文件：在 Word 或 WPS 里另存为 .docx",
    "this is an RTF file: save it as .docx in Word or WPS",
)
OFD = Words(
    "这是 OFD 文件：在阅读器里导出为 PDF 或 .docx",
    "this is an OFD file: export it as PDF or .docx in its viewer",
)
OTHER_ARCHIVE = Words(
    "这是压缩文件或别种文件，里面没有 Word 文档",
    "this is an archive or another kind of file; there is no Word document in it",
)
TOO_DEEP = MessageKind(
    "document_too_deep",
    "网页的元素套了 {most} 层以上，不是文档",
    "the elements of the page lie in one another more than {most} deep; that is no document",
)
PACKED = MessageKind(
    "packed_too_tightly",
    "文件解压后太大：最多读 {most} 字节",
    "the file unpacks to too much: more than {most} bytes are not read",
)
DAMAGED = MessageKind("document_damaged", "文件损坏：{reason}", "the file is damaged: {reason}")
ENCRYPTED = Words("文件有密码：先去掉密码", "the file has a password: take that away first")
NO_ENCODING = Words(
    "文件不是文本，或编码不是 UTF-8、UTF-16、GB18030、Big5",
    "the file is no text, or in none of UTF-8, UTF-16, GB18030, Big5",
)
EMPTY = Words("文件里没有文字", "there is no text in the file")
OTHER_CONTENT = MessageKind(
    "document_of_other_content",
    "文件叫 .{format}，里面却不是：用原来的文件",
    "the file is called .{format}, but holds something else: use the original",
)
SCANNED = Words(
    "文件里没有文字，看来是扫描件：先识别文字（OCR），或用有文字的版本",
    "there is no text in the file; it looks like a scan: recognize its text first (OCR)",
)
GARBLED = Words(
    "文件里的文字认不出（字体没有字符表）：用 .docx 版本，或先识别文字（OCR）",
    "the characters of the file can't be told (its fonts have no table of them): "
    "use a .docx, or recognize its text (OCR)",
)
TOO_LONG = MessageKind(
    "document_too_long",
    "文字太长：最多读 {most} 个字符",
    "the text is too long: more than {most} characters are not read",
)
