### pkcs11 기능 없이 빌드한 프로그램에서, 보안 토큰에 있는 키.

not-built = 이 프로그램은 보안 토큰 지원 없이 빌드되었습니다
not-built-hint = 보안 토큰을 지원하도록 빌드한 프로그램을 사용하십시오: cargo build --features pkcs11
