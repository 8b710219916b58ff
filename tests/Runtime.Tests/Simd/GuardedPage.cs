using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace FusedKernels.Runtime.Tests.Simd;

/// <summary>One page of memory between two that must not be touched: whoever does crashes the test run. Linux and macOS only.</summary>
internal sealed unsafe partial class GuardedPage : IDisposable
{
    private const int None = 0, ReadWrite = 1 | 2, Private = 2;

    private readonly nint _mapping;
    private readonly nint _page = Environment.SystemPageSize;

    public GuardedPage()
    {
        int anonymous = OperatingSystem.IsMacOS() ? 0x1000 : 0x20;
        _mapping = Map(0, 3 * _page, None, Private | anonymous, -1, 0);
        if (_mapping == -1 || Protect(_mapping + _page, _page, ReadWrite) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>The first byte of the page.</summary>
    public byte* Start => (byte*)_mapping + _page;

    /// <summary>The byte after the page's last one.</summary>
    public byte* End => Start + _page;

    public void Dispose() => _ = Unmap(_mapping, 3 * _page);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nint length);
}
