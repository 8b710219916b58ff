using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FusedKernels.CompilerServices;

/// <summary>Loads whose lanes stand at places of their own. Indices were checked before: see <see cref="Outside{T}(Vector512{T}, int)"/>.</summary>
/// <remarks>They take pointers: the buffer is pinned, as for <see cref="VectorMemory"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LaneGather
{
    /// <summary>The lanes whose index lies outside of a buffer.</summary>
    /// <typeparam name="T">int or long.</typeparam>
    /// <param name="index">The indices.</param>
    /// <param name="length">The length of the buffer, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Outside<T>(Vector512<T> index, int length)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector512.GreaterThanOrEqual(index.AsUInt64(), Vector512.Create((ulong)(uint)length)).As<ulong, T>()
            : Vector512.GreaterThanOrEqual(index.AsUInt32(), Vector512.Create((uint)length)).As<uint, T>();

    /// <summary>The elements at the given places.</summary>
    /// <typeparam name="T">A primitive type of 8 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ref T source, Vector512<long> index)
        where T : unmanaged
        => Vector512.Create(Load(ref source, index.GetLower()), Load(ref source, index.GetUpper()));

    /// <summary>The elements at the given places in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 8 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ref T source, Vector512<long> index, Vector512<long> on)
        where T : unmanaged
        => on == Vector512<long>.Zero ? default : Load(ref source, index & on);

    /// <summary>The elements at the given places.</summary>
    /// <typeparam name="T">A primitive type of 4 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ref T source, Vector512<int> index)
        where T : unmanaged
        => Vector512.Create(Load(ref source, index.GetLower()), Load(ref source, index.GetUpper()));

    /// <summary>The elements at the given places in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 4 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ref T source, Vector512<int> index, Vector512<int> on)
        where T : unmanaged
        => on == Vector512<int>.Zero ? default : Load(ref source, index & on);

    /// <summary>The lanes whose index lies outside of a buffer.</summary>
    /// <typeparam name="T">int or long.</typeparam>
    /// <param name="index">The indices.</param>
    /// <param name="length">The length of the buffer, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Outside<T>(Vector256<T> index, int length)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector256.GreaterThanOrEqual(index.AsUInt64(), Vector256.Create((ulong)(uint)length)).As<ulong, T>()
            : Vector256.GreaterThanOrEqual(index.AsUInt32(), Vector256.Create((uint)length)).As<uint, T>();

    /// <summary>The elements at the given places.</summary>
    /// <typeparam name="T">A primitive type of 8 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ref T source, Vector256<long> index)
        where T : unmanaged
    {
        long* address = (long*)Unsafe.AsPointer(ref source);
        return Avx2.IsSupported
            ? Avx2.GatherVector256(address, index, sizeof(long)).As<long, T>()
            : Vector256.Create(Load(ref source, index.GetLower()), Load(ref source, index.GetUpper()));
    }

    /// <summary>The elements at the given places in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 8 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ref T source, Vector256<long> index, Vector256<long> on)
        where T : unmanaged
        => on == Vector256<long>.Zero ? default : Load(ref source, index & on);

    /// <summary>The elements at the given places.</summary>
    /// <typeparam name="T">A primitive type of 4 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ref T source, Vector256<int> index)
        where T : unmanaged
    {
        int* address = (int*)Unsafe.AsPointer(ref source);
        return Avx2.IsSupported
            ? Avx2.GatherVector256(address, index, sizeof(int)).As<int, T>()
            : Vector256.Create(Load(ref source, index.GetLower()), Load(ref source, index.GetUpper()));
    }

    /// <summary>The elements at the given places in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 4 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ref T source, Vector256<int> index, Vector256<int> on)
        where T : unmanaged
        => on == Vector256<int>.Zero ? default : Load(ref source, index & on);

    /// <summary>The lanes whose index lies outside of a buffer.</summary>
    /// <typeparam name="T">int or long.</typeparam>
    /// <param name="index">The indices.</param>
    /// <param name="length">The length of the buffer, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Outside<T>(Vector128<T> index, int length)
        where T : unmanaged
        => sizeof(T) == 8
            ? Vector128.GreaterThanOrEqual(index.AsUInt64(), Vector128.Create((ulong)(uint)length)).As<ulong, T>()
            : Vector128.GreaterThanOrEqual(index.AsUInt32(), Vector128.Create((uint)length)).As<uint, T>();

    /// <summary>The elements at the given places.</summary>
    /// <typeparam name="T">A primitive type of 8 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load<T>(ref T source, Vector128<long> index)
        where T : unmanaged
    {
        long* address = (long*)Unsafe.AsPointer(ref source);
        return Vector128.Create(address[index.GetElement(0)], address[index.GetElement(1)]).As<long, T>();
    }

    /// <summary>The elements at the given places in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 8 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load<T>(ref T source, Vector128<long> index, Vector128<long> on)
        where T : unmanaged
        => on == Vector128<long>.Zero ? default : Load(ref source, index & on);

    /// <summary>The elements at the given places.</summary>
    /// <typeparam name="T">A primitive type of 4 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load<T>(ref T source, Vector128<int> index)
        where T : unmanaged
    {
        int* address = (int*)Unsafe.AsPointer(ref source);
        return Vector128.Create(address[index.GetElement(0)], address[index.GetElement(1)], address[index.GetElement(2)], address[index.GetElement(3)]).As<int, T>();
    }

    /// <summary>The elements at the given places in the lanes that are on.</summary>
    /// <typeparam name="T">A primitive type of 4 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load<T>(ref T source, Vector128<int> index, Vector128<int> on)
        where T : unmanaged
        => on == Vector128<int>.Zero ? default : Load(ref source, index & on);

    /// <summary>The elements at the given places, as ints whose upper bits are not set.</summary>
    /// <typeparam name="T">A primitive type of 1 or 2 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices in range.</param>
    /// <remarks>One read for each lane: a processor's own gather would read four bytes, beyond the end of the buffer too.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadSmall<T>(ref T source, Vector512<int> index)
        where T : unmanaged
        => Vector512.Create(LoadSmall(ref source, index.GetLower()), LoadSmall(ref source, index.GetUpper()));

    /// <summary>The elements at the given places in the lanes that are on, as ints whose upper bits are not set.</summary>
    /// <typeparam name="T">A primitive type of 1 or 2 bytes.</typeparam>
    /// <param name="source">The first element of a pinned buffer.</param>
    /// <param name="index">Indices, in range where the lane is on.</param>
    /// <param name="on">The lanes that are on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadSmall<T>(ref T source, Vector512<int> index, Vector512<int> on)
        where T : unmanaged
        => on == Vector512<int>.Zero ? default : LoadSmall(ref source, index & on);

    /// <inheritdoc cref="LoadSmall{T}(ref T, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadSmall<T>(ref T source, Vector256<int> index)
        where T : unmanaged
        => Vector256.Create(LoadSmall(ref source, index.GetLower()), LoadSmall(ref source, index.GetUpper()));

    /// <inheritdoc cref="LoadSmall{T}(ref T, Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadSmall<T>(ref T source, Vector256<int> index, Vector256<int> on)
        where T : unmanaged
        => on == Vector256<int>.Zero ? default : LoadSmall(ref source, index & on);

    /// <inheritdoc cref="LoadSmall{T}(ref T, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadSmall<T>(ref T source, Vector128<int> index)
        where T : unmanaged
    {
        if (sizeof(T) == 1)
        {
            byte* bytes = (byte*)Unsafe.AsPointer(ref source);
            return Vector128.Create(bytes[index.GetElement(0)], bytes[index.GetElement(1)], bytes[index.GetElement(2)], (int)bytes[index.GetElement(3)]);
        }

        ushort* words = (ushort*)Unsafe.AsPointer(ref source);
        return Vector128.Create(words[index.GetElement(0)], words[index.GetElement(1)], words[index.GetElement(2)], (int)words[index.GetElement(3)]);
    }

    /// <inheritdoc cref="LoadSmall{T}(ref T, Vector512{int}, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadSmall<T>(ref T source, Vector128<int> index, Vector128<int> on)
        where T : unmanaged
        => on == Vector128<int>.Zero ? default : LoadSmall(ref source, index & on);
}
