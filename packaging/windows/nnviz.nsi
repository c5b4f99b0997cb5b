; The Windows installer: per user, no administrator rights, English and Simplified Chinese.
; Silent: nnviz-<version>-windows-x86_64.exe /S [/D=folder];  uninstall silently: uninstall.exe /S
; Compiled by package.py with -DVERSION -DSOURCE (the frozen folder) -DICON -DTARGET.

Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\NNViz"
!define FILE_CLASS "NNViz.Experiment"

Name "NNViz ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\NNViz"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
BrandingText "NNViz ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "NNViz"
VIAddVersionKey "FileDescription" "NNViz installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The NNViz developers, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\nnviz-window.exe"
!insertmacro MUI_PAGE_LICENSE "${SOURCE}\licences\NNViz.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString FILE_TYPE ${LANG_ENGLISH} "NNViz experiment"
LangString FILE_TYPE ${LANG_SIMPCHINESE} "NNViz 实验"

Section "NNViz"
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}\*"
    File "/oname=nnviz.ico" "${ICON}"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortCut "$SMPROGRAMS\NNViz.lnk" "$INSTDIR\nnviz-window.exe" "" "$INSTDIR\nnviz.ico"

    WriteRegStr HKCU "Software\Classes\.nnviz" "" "${FILE_CLASS}"
    WriteRegStr HKCU "Software\Classes\${FILE_CLASS}" "" "$(FILE_TYPE)"
    WriteRegStr HKCU "Software\Classes\${FILE_CLASS}\DefaultIcon" "" "$INSTDIR\nnviz.ico"
    WriteRegStr HKCU "Software\Classes\${FILE_CLASS}\shell\open\command" "" '"$INSTDIR\nnviz-window.exe" "%1"'

    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "NNViz"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\nnviz.ico"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "The NNViz developers"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "$0"
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
    Delete "$SMPROGRAMS\NNViz.lnk"
    ; Only what the installer put there: the folder may be one that the user chose.
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\licences"
    Delete "$INSTDIR\nnviz.exe"
    Delete "$INSTDIR\nnviz-window.exe"
    Delete "$INSTDIR\nnviz.ico"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    DeleteRegKey HKCU "Software\Classes\${FILE_CLASS}"
    ReadRegStr $0 HKCU "Software\Classes\.nnviz" ""
    ${If} $0 == "${FILE_CLASS}"
        DeleteRegKey HKCU "Software\Classes\.nnviz"
    ${EndIf}
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
