### 모듈을 실행할 수 없을 때 페이지가 보이는 문장. 페이지 안에 들어 있다.

cannot = 이 브라우저에서는 이 페이지를 사용할 수 없습니다.
needs-javascript = JavaScript가 필요하지만 꺼져 있습니다.
needs-webassembly = 브라우저에 WebAssembly 기능이 없거나, SIMD를 지원하지 않는 이전 버전입니다.
needs-worker = 브라우저가 페이지의 작업 프로세스를 시작하지 않았습니다.
needs-whole = 이 페이지의 사본이 손상되었습니다. 파일을 다시 받아 디스크에서 여십시오.
otherwise = Chrome, Edge 또는 Firefox 최신판에서 이 페이지를 여십시오. 페이지 없이 검증하려면 paraph 명령을 사용하십시오:
command = paraph verify tor.bundle.json --roster roster.toml
