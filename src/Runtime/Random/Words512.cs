using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using FusedKernels.CompilerServices;

namespace FusedKernels.Mathematics;

/// <summary>Vectors of 512 bits, of integers.</summary>
internal readonly struct Words512 : IWordLanes<Vector512<ulong>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Of(ulong value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Add(Vector512<ulong> a, Vector512<ulong> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Join(Vector512<ulong> a, Vector512<ulong> b) => (a & Vector512.Create(0xFFFF_FFFFUL)) | (b << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Upper(Vector512<ulong> a) => a >>> 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Multiply(Vector512<ulong> a, Vector512<ulong> b) => LaneProduct.OfEven(a.AsUInt32(), b.AsUInt32());
}
