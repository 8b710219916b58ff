using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>What <c>char</c> says of characters of ASCII, of all of these and of others.</summary>
internal static class CharacterCases
{
    private static readonly string[] Tests =
    [
        "IsAscii", "IsAsciiDigit", "IsAsciiLetter", "IsAsciiLetterLower", "IsAsciiLetterUpper", "IsAsciiLetterOrDigit", "IsAsciiHexDigit", "IsAsciiHexDigitLower", "IsAsciiHexDigitUpper",
    ];

    public static IEnumerable<KernelCase> All() =>
    [
        .. Tests.Select(name => new KernelCase($$"""
            public static void {{name}}Of(ReadOnlySpan<ushort> a, Span<ushort> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = char.{{name}}((char)a[i]) ? (ushort)1 : (ushort)0;
            }
            """).With("a", Values.Range(0, 260))),
        new KernelCase("""
            public static int WordsOfAny(ReadOnlySpan<ushort> a, ReadOnlySpan<byte> b, int from)
            {
                int letters = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    if (char.IsAsciiLetter((char)a[i]) && !char.IsAsciiDigit((char)b[i]) || char.IsBetween((char)(a[i] >> 4), (char)from, 'q') || char.IsBetween((char)b[i], 'q', 'f'))
                        letters++;
                }

                return letters;
            }
            """),
        new KernelCase("""
            public static void BytesInUpperCase(Span<byte> a)
            {
                for (int i = 0; i < a.Length; i++)
                {
                    if (char.IsAsciiLetterLower((char)a[i]))
                        a[i] -= 32;
                }
            }
            """),
    ];
}
