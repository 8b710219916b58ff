using System.Runtime.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>A single integer.</summary>
internal readonly struct Words1 : IWordLanes<ulong>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong a, ulong b) => unchecked(a + b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Xor(ulong a, ulong b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong a, ulong b) => (uint)a | (b << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Upper(ulong a) => a >> 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Multiply(ulong a, ulong b) => (ulong)(uint)a * (uint)b;
}
