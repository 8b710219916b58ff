using System;
using System.Globalization;
using System.IO;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The size above which an output does not stay in the caches, so that non-temporal stores pay.
/// </summary>
/// <remarks>
/// Asked of Linux (/sys), else of the processor (cpuid), else 32 MB; read once, when the first large enough output comes.
/// What is reported is kept between 8 and 32 MB: virtual machines report the shared cache of the whole socket (hundreds of
/// MB), of which one process sees no more than a core complex's 32 MB, and they also report none but the second level. Below
/// 8 MB streaming stores lose on most machines anyhow, and the gain is small until well above the cache's size.
/// </remarks>
internal static class CacheSize
{
    /// <summary>The least value <see cref="LastLevel"/> takes unless a test sets it.</summary>
    public const long Least = 8L << 20;

    private const long Most = 32L << 20;

    private static long s_lastLevel;   // 0: not read yet

    /// <summary>The effective size of the last-level cache in bytes.</summary>
    public static long LastLevel
    {
        get
        {
            long size = Volatile.Read(ref s_lastLevel);
            if (size == 0)
                Volatile.Write(ref s_lastLevel, size = Effective(ReadFromSystem() ?? ReadFromProcessor()));
            return size;
        }

        // For tests. At least Least, which the runner compares with first.
        set => Volatile.Write(ref s_lastLevel, value);
    }

    /// <summary>The size to go by when this one is reported.</summary>
    public static long Effective(long? reported) => reported is long size ? Math.Clamp(size, Least, Most) : Most;

    /// <summary>The largest unified cache of the first processor as Linux reports it, or null.</summary>
    public static long? ReadFromSystem(string folder = "/sys/devices/system/cpu/cpu0/cache")
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            long largest = 0;
            for (int index = 0; File.Exists($"{folder}/index{index}/size"); index++)
                largest = Math.Max(largest, ParseSize(File.ReadAllText($"{folder}/index{index}/size")));
            return largest > 0 ? largest : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Bytes of a size as /sys writes it ("32768K", "8M", "512"), 0 if it is something else.</summary>
    public static long ParseSize(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().Trim();
        int shift = digits.IsEmpty ? 0 : digits[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        if (shift != 0)
            digits = digits[..^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size << shift : 0;
    }

    /// <summary>The largest cache the processor reports by cpuid, or null.</summary>
    /// <remarks>Deterministic cache parameters: leaf 4 (Intel), leaf 8000001Dh with the same layout (AMD).</remarks>
    public static long? ReadFromProcessor()
    {
        if (!X86Base.IsSupported)
            return null;
        long size = Math.Max(LargestCache(4), LargestCache(unchecked((int)0x8000001D)));
        return size > 0 ? size : null;
    }

    private static long LargestCache(int leaf)
    {
        uint highest = (uint)X86Base.CpuId((int)((uint)leaf & 0x80000000), 0).Eax;
        if (highest < (uint)leaf)
            return 0;
        long largest = 0;
        for (int index = 0; index < 8; index++)
        {
            (int eax, int ebx, int ecx, _) = X86Base.CpuId(leaf, index);
            if ((eax & 0x1F) == 0)
                break;
            long ways = ((uint)ebx >> 22) + 1, partitions = (((uint)ebx >> 12) & 0x3FF) + 1, line = ((uint)ebx & 0xFFF) + 1;
            largest = Math.Max(largest, ways * partitions * line * ((uint)ecx + 1L));
        }

        return largest;
    }
}
