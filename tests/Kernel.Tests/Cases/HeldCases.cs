using System.Collections.Generic;
using FusedKernels.Kernel.Tests.Harness;

namespace FusedKernels.Kernel.Tests.Cases;

/// <summary>Characters and native integers, which are held as numbers of another type: elements, parameters, locals, results and conversions.</summary>
internal static class HeldCases
{
    public static IEnumerable<KernelCase> All() =>
    [
        new KernelCase("""
            public static void UpperCase(Span<char> text)
            {
                for (int i = 0; i < text.Length; i++)
                {
                    char c = text[i];
                    if (c >= 'a' && c <= 'z')
                        c -= ' ';
                    text[i] = c;
                }
            }
            """).With("text", Values.Range(32, 127)),
        new KernelCase("""
            public static int CountOfChar(ReadOnlySpan<char> text, char wanted)
            {
                int count = 0;
                foreach (char c in text)
                {
                    if (c == wanted || c is '\n' or '\t')
                        count++;
                }
                return count;
            }
            """).With("text", Values.Range(0, 200)).With("wanted", Values.Range(50, 60)),
        new KernelCase("""
            public static int IndexOfChar(char[] text, char wanted)
            {
                for (int i = 0; i < text.Length; i++)
                    if (text[i] == wanted)
                        return i;
                return -1;
            }
            """).With("text", Values.Range(0, 200)).With("wanted", Values.Constant(201)),
        new KernelCase("""
            public static void DigitsToNumbers(ReadOnlySpan<char> text, Span<int> x)
            {
                for (int i = 0; i < text.Length; i++)
                {
                    char next = text[i];
                    next++;
                    x[i] = (text[i] - '0') * 3 + next;
                }
            }
            """),
        new KernelCase("""
            public static void CharsOfAll(ReadOnlySpan<double> a, ReadOnlySpan<long> b, Span<char> x, Span<char> y)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = (char)a[i];
                    y[i] = (char)(b[i] + 'a');
                }
            }
            """),
        new KernelCase("""
            public static void CheckedChars(ReadOnlySpan<int> a, Span<char> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked((char)(a[i] + 1));
            }
            """).With("a", Values.Range(0, 65535)),
        new KernelCase("""
            public static void CharsFail(ReadOnlySpan<int> a, Span<char> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked((char)a[i]);
            }
            """).With("a", Values.Range(-1, 65536)).Expecting(Expected.Anything),
        new KernelCase("""
            public static char GreatestChar(ReadOnlySpan<char> text)
            {
                char greatest = '\0';
                for (int i = 0; i < text.Length; i++)
                    if (text[i] > greatest)
                        greatest = text[i];
                return greatest;
            }
            """),
        new KernelCase("""
            public static void CharsInPrivate(ReadOnlySpan<char> text, Span<int> x)
            {
                for (int i = 0; i < text.Length; i++)
                {
                    Span<char> last = stackalloc char[4];
                    last[i & 3] = text[i];
                    last[0] = (char)(last[0] + 1);
                    x[i] = last[0] + last[3];
                }
            }
            """),
        new KernelCase("""
            public static nint SumOfNative(ReadOnlySpan<nint> a, nint start)
            {
                nint s = start;
                for (int i = 0; i < a.Length; i++)
                    s += a[i];
                return s;
            }
            """),
        new KernelCase("""
            public static void NativeOfAll(ReadOnlySpan<double> a, ReadOnlySpan<nuint> b, Span<nint> x, Span<nuint> y, nuint scale)
            {
                for (nint i = 0; i < x.Length; i++)
                {
                    x[(int)i] = (nint)a[(int)i] + (nint)b[(int)i] * 3 + (i << 35);
                    y[(int)i] = b[(int)i] / 7 + (nuint)(uint)i * scale + (nuint)sizeof(int);
                }
            }
            """),
        new KernelCase("""
            public static void NativeBounds(Span<nint> x, nint[] a)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = Math.Max(nint.Min(a[i], nint.MaxValue - 3), -i) ^ nint.RotateLeft(a[i], 3);
            }
            """),
        new KernelCase("""
            public static void NativeFails(ReadOnlySpan<ulong> a, Span<nint> x)
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = checked((nint)a[i]);
            }
            """).Expecting(Expected.Anything),
        new KernelCase("""
            public static void NativeByReference(ref nint total, ReadOnlySpan<int> a)
            {
                for (int i = 0; i < a.Length; i++)
                    total += a[i];
            }
            """),
        new KernelCase("""
            public static void NativeFirst(Span<T> x, T y) where T : struct, System.Numerics.INumber<T>
            {
                for (int i = 0; i < x.Length; i++)
                    x[i] = x[i] * y + T.One;
            }
            """.Replace("NativeFirst(", "NativeFirst<T>(", System.StringComparison.Ordinal)).Of("System.IntPtr"),
    ];
}
