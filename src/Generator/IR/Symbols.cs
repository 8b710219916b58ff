using System.Collections.Generic;

namespace FusedKernels.Generator.IR;

/// <summary>Where a scalar variable comes from.</summary>
internal enum VariableKind
{
    /// <summary>A parameter of the method, passed by value; the body may assign it.</summary>
    Parameter,

    /// <summary>A parameter passed by reference: the caller sees every assignment.</summary>
    Reference,

    /// <summary>An <c>out</c> parameter: one by reference that has no value before it is assigned.</summary>
    Output,

    /// <summary>A local of the method.</summary>
    Local,

    /// <summary>The index of a <see cref="For"/>; assigned by the loop only.</summary>
    Index,

    /// <summary>A static field, read once at entry of every call; never assigned.</summary>
    Field,
}

/// <summary>A scalar variable. <paramref name="Name"/> is unique in the kernel and a plain C# identifier without '@'.</summary>
/// <param name="Name">Unique name: the one in the source, with a suffix where sibling scopes repeat it.</param>
/// <param name="Type">Type of its value.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Access">The memory it lies in: a field (<c>global::N.T.Field</c>), or the parameter that is passed by reference; otherwise null.</param>
internal sealed record Variable(string Name, ScalarType Type, VariableKind Kind, string? Access = null)
{
    /// <summary>Whether it lies in memory of the caller's.</summary>
    public bool IsByReference => Kind is VariableKind.Reference or VariableKind.Output;
}

/// <summary>Where a buffer comes from.</summary>
internal enum BufferKind
{
    ReadOnlySpan,
    Span,

    /// <summary>A parameter of array type, rank 1 to 3.</summary>
    Array,

    /// <summary>An array made in the method by an <see cref="Allocate"/>.</summary>
    LocalArray,

    /// <summary>A parameter that is an array of arrays: two indices, and rows that have a length each; only read.</summary>
    Rows,

    /// <summary>A row of such an array, as a loop sees it that stays in one row.</summary>
    Row,

    /// <summary>A static field of array type, read once at entry of every call.</summary>
    FieldArray,

    /// <summary>An array of a small constant length made in a loop by an <see cref="Allocate"/>: each iteration has one of its own.</summary>
    PrivateArray,

    /// <summary>Stack memory of a small constant length made in a loop, in the same way.</summary>
    PrivateSpan,
}

/// <summary>Memory that a kernel indexes: a span or an array.</summary>
/// <param name="Name">Unique name among buffers and variables.</param>
/// <param name="Element">Element type.</param>
/// <param name="Rank">Number of indices, 1 to 3, in a table of structures one more. Above 1 the layout is C#'s T[,] (row-major), that of a view too.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Access">For a field array, the expression that reads it; otherwise null.</param>
/// <param name="View">For numbers inside the elements of a span or array of structures, how they lie there; otherwise null.</param>
/// <param name="Row">For a row, which one it is; otherwise null.</param>
internal sealed record KernelBuffer(
    string Name, ScalarType Element, int Rank, BufferKind Kind, string? Access = null, StructureView? View = null, RowView? Row = null)
{
    /// <summary>What C# indexes: the buffer itself, or the one whose structures its numbers are in.</summary>
    public string Source => View?.Source ?? Same?.Source ?? Name;

    /// <summary>The buffer that it is under a name of its own, or null.</summary>
    public KernelBuffer? Same { get; init; }

    /// <summary>The number of indices that C# writes together.</summary>
    public int Dimensions => Kind == BufferKind.Rows ? 1 : View is null ? Rank : Rank - 1;

    /// <summary>Whether a dimension is that of the fields in a table of structures: the index there is a constant, and always inside.</summary>
    public bool IsOfFields(int dimension) => View is not null && dimension == Rank - 1;

    /// <summary>Indices as C# writes them: together, or one after the other where the elements are in rows.</summary>
    public string Subscripts(IEnumerable<string> index) => $"[{string.Join(Kind == BufferKind.Rows ? "][" : ", ", index)}]";

    /// <summary>Whether it is an object, which there may be none of.</summary>
    public bool MayBeNull => Kind is BufferKind.Array or BufferKind.FieldArray or BufferKind.Rows;

    /// <summary>Whether each iteration of some loop has one of its own.</summary>
    public bool IsPrivate => Kind is BufferKind.PrivateArray or BufferKind.PrivateSpan;

    /// <summary>Whether the method makes it: it shares no memory with anything else.</summary>
    public bool IsMadeHere => IsPrivate || Kind == BufferKind.LocalArray;
}

/// <summary>A row of an array of arrays.</summary>
/// <param name="Rows">The array.</param>
/// <param name="Index">Which one, an Int32 or Int64.</param>
internal sealed record RowView(KernelBuffer Rows, Expr Index);

/// <summary>
/// The numbers of one type in a span or array of structures, as a table: row i is element i, that of an array of several dimensions element (i, j),
/// and a structure has as many columns as numbers of this size fit into it. Other numbers of the same memory have a table of their own; no two tables share a number.
/// </summary>
/// <param name="Source">Name of the span or array.</param>
/// <param name="Type">C# text of the structure.</param>
/// <param name="Columns">The number of columns.</param>
/// <param name="Fields">Names of the fields by column, empty where another type or nothing is.</param>
internal sealed record StructureView(string Source, string Type, int Columns, EquatableArray<string> Fields);
