using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FusedKernels.CompilerServices;

/// <summary>
/// The numbers in structures and enumerations as generated code reaches them: by their offset, whatever their names and accessibility.
/// The offsets come from the compiler, which lays fields out in order, each aligned to its size; <see cref="Has{T}(int)"/> says whether
/// the size is right.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StructureMemory
{
    /// <summary>Whether a structure has the size it was compiled for.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <param name="size">The size in bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has<T>(int size)
        where T : unmanaged
        => sizeof(T) == size;

    /// <summary>A number of a structure.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <typeparam name="TPart">Type of the number.</typeparam>
    /// <param name="structure">The structure.</param>
    /// <param name="offset">Where the number lies, in bytes; aligned, and inside.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TPart Read<T, TPart>(ref readonly T structure, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => Inside<T, TPart>(ref Unsafe.AsRef(in structure), offset);

    /// <summary>A number of a structure, to be written as well.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <typeparam name="TPart">Type of the number.</typeparam>
    /// <param name="structure">The structure.</param>
    /// <param name="offset">Where the number lies, in bytes; aligned, and inside.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TPart Part<T, TPart>(ref T structure, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => ref Inside<T, TPart>(ref structure, offset);

    /// <summary>A number of an element.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <typeparam name="TPart">Type of the number.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <param name="index">Which one.</param>
    /// <param name="offset">Where the number lies in it, in bytes.</param>
    /// <exception cref="IndexOutOfRangeException"><paramref name="index"/> is out of range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TPart Part<T, TPart>(Span<T> elements, int index, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => ref Inside<T, TPart>(ref elements[index], offset);

    /// <inheritdoc cref="Part{T,TPart}(Span{T},int,int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly TPart Part<T, TPart>(ReadOnlySpan<T> elements, int index, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => ref Inside<T, TPart>(ref Unsafe.AsRef(in elements[index]), offset);

    /// <inheritdoc cref="Part{T,TPart}(Span{T},int,int)"/>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TPart Part<T, TPart>(T[] elements, int index, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => ref Inside<T, TPart>(ref elements[index], offset);

    /// <inheritdoc cref="Part{T,TPart}(T[],int,int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TPart Part<T, TPart>(T[] elements, long index, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => ref Inside<T, TPart>(ref elements[index], offset);

    /// <summary>The start of the elements, as numbers of one type.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <typeparam name="TPart">Type of the numbers.</typeparam>
    /// <param name="elements">The elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref TPart First<T, TPart>(ReadOnlySpan<T> elements)
        where T : unmanaged
        where TPart : unmanaged
        => ref Unsafe.As<T, TPart>(ref MemoryMarshal.GetReference(elements));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref TPart Inside<T, TPart>(ref T structure, int offset)
        where T : unmanaged
        where TPart : unmanaged
        => ref Unsafe.As<byte, TPart>(ref Unsafe.AddByteOffset(ref Unsafe.As<T, byte>(ref structure), offset));
}
