using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// A buffer whose elements a loop reduces into, wherever its iterations choose: a histogram. Parts of the iterations may each have a copy of
/// their own that is taken in at the end. Integers give the same in any order; floating point has a number of copies that depends on nothing but
/// the trip count and the size of the buffer.
/// <code>
/// h[bin(i)] += w(i)
/// </code>
/// </summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Kind">How its elements take in a value.</param>
internal sealed record Tally(KernelBuffer Buffer, ReductionKind Kind)
{
    /// <summary>Whether another order of the same operations can give other bits.</summary>
    public bool IsReassociated => Buffer.Element.IsFloating();

    /// <summary>How a loop tallies into a buffer, or null where it does something else with it.</summary>
    public static Tally? Of(KernelBuffer buffer, For loop)
    {
        if (buffer is { IsPrivate: true } or { View: not null } or { Kind: BufferKind.Rows } || buffer.Element is ScalarType.Boolean or ScalarType.Half)
            return null;
        Store[] stores = loop.Body.All().OfType<Store>().Where(s => s.Buffer == buffer).ToArray();
        ReductionKind?[] kinds = stores.Select(KindOf).Distinct().ToArray();
        int loads = loop.Body.AllExpressions().Count(e => e is Load load && load.Buffer == buffer);
        return kinds.Length == 1 && kinds[0] is { } kind && loads == stores.Length ? new Tally(buffer, kind) : null;
    }

    private static ReductionKind? KindOf(Store store) => Taken(store)?.Kind;

    /// <summary>
    /// What the element that a store writes takes in, and how; nothing else of the store reads the buffer, or it would have more than one load. The value
    /// is of the type of the elements: what is cut off of a sum may be cut off of what is added.
    /// </summary>
    public static (ReductionKind Kind, Expr Value)? Taken(Store store)
    {
        Expr value = store.Value;
        ScalarType type = store.Buffer.Element;
        if (value is Conversion { IsChecked: false, Operand: Binary inner } narrowed && narrowed.Type == type && inner.Type.IsInteger() && inner.Type.Size() >= type.Size())
            value = inner;
        if (value is not Binary { IsChecked: false } binary)
            return null;
        if (type.IsFloating() && (binary.Type != type || binary.Op is not (BinaryOp.Add or BinaryOp.Subtract)))
            return null;
        bool left = IsOld(binary.Left, store);
        bool right = IsOld(binary.Right, store);
        Expr other = left ? binary.Right : binary.Left;
        return binary.Op switch
        {
            BinaryOp.Add when left || right => (ReductionKind.Sum, As(other, type)),
            BinaryOp.Subtract when left => (ReductionKind.Sum, As(new Unary(UnaryOp.Negate, other), type)),
            BinaryOp.Or when left || right => (ReductionKind.Or, As(other, type)),
            BinaryOp.Xor when left || right => (ReductionKind.Xor, As(other, type)),
            _ => null,
        };
    }

    private static Expr As(Expr value, ScalarType type) => ConstantFolding.Fold(value.Type == type ? value : new Conversion(type, value));

    private static bool IsOld(Expr operand, Store store) =>
        (operand is Conversion { IsChecked: false, Operand: var narrow } ? narrow : operand) is Load load && load.Buffer == store.Buffer
        && load.Index.Zip(store.Index, (a, b) => a.SameShape(b)).All(same => same);
}
