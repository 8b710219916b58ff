using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Lowering;

/// <summary>What an expression gives: one number, or the parts of a structure.</summary>
internal sealed record Value(Layout Layout, ImmutableArray<Expr> Parts)
{
    /// <summary>The one number; only of a value that is one.</summary>
    public Expr Number => Parts[0];

    public static Value Of(Layout layout, params Expr[] parts) => new(layout, ImmutableArray.Create(parts));

    /// <summary>All parts zero, as <c>default</c> is.</summary>
    public static Value Zero(Layout layout) => new(layout, layout.Parts.Select(type => (Expr)new Constant(type, 0)).ToImmutableArray());

    public Value Field(LayoutField field) => new(field.Layout, Parts.Skip(field.First).Take(field.Layout.Parts.Length).ToImmutableArray());
}

/// <summary>Where one number is kept: in a variable, or in an element of a buffer.</summary>
internal readonly record struct Slot(Variable? Variable, KernelBuffer? Buffer, EquatableArray<Expr> Index)
{
    public ScalarType Type => Variable?.Type ?? Buffer!.Element;

    public static Slot Of(Variable variable) => new(variable, null, default);
}

/// <summary>Where a value is kept: a slot for each of its parts.</summary>
internal sealed record Place(Layout Layout, ImmutableArray<Slot> Slots)
{
    /// <summary>Whether it is an element of a buffer, or a part of one.</summary>
    public bool IsInMemory => Slots.Any(s => s.Buffer is not null);

    public static Place Of(Layout layout, IEnumerable<Variable> variables) => new(layout, variables.Select(Slot.Of).ToImmutableArray());

    public Place Field(LayoutField field) => new(field.Layout, Slots.Skip(field.First).Take(field.Layout.Parts.Length).ToImmutableArray());
}

/// <summary>The memory that an array or span stands for: a buffer, a row of one, or a slice of either.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Start">Where the slice starts, a variable or a constant; null for the whole buffer.</param>
/// <param name="Count">How long it is, the same.</param>
/// <param name="Row">For a row, its length, which says which one it is; otherwise null.</param>
internal sealed record BufferPart(KernelBuffer Buffer, Expr? Start = null, Expr? Count = null, RowLength? Row = null)
{
    /// <summary>Its length as an Int32.</summary>
    public Expr Length => Count ?? (Expr?)Row ?? new Length(Buffer, Rank == 1 ? 0 : -1);

    /// <summary>Whether its elements are rows, not numbers.</summary>
    public bool HoldsRows => Buffer.Kind == BufferKind.Rows && Row is null;

    /// <summary>The number of its dimensions.</summary>
    public int Rank => Buffer.Dimensions;

    /// <summary>The index in the buffer of an index in the slice.</summary>
    /// <param name="index">An Int32.</param>
    /// <param name="id">Names the test that it is one.</param>
    public Expr At(Expr index, int id) => Count is null ? index : Exprs.Plus(Start!, new Within(id, index, Constant.Int(1), Count, RangeFault.Index));
}

/// <summary>An operand that is evaluated only where a condition says so: what runs before it, and its value.</summary>
internal readonly record struct Operand(Block Statements, Value Value)
{
    public bool IsExpression => Statements.Statements.Count == 0;
}
