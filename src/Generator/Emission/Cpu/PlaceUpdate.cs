using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Cpu;

/// <summary>
/// A write of an element that computes its value from it (<c>h[k] += w</c>), where the access is checked when it happens: the place is looked up
/// once. The read comes first of all that is evaluated, so what it throws is thrown at the same moment.
/// </summary>
/// <param name="Element">The place, as a variable by reference.</param>
/// <param name="Value">What is written there.</param>
internal sealed record PlaceUpdate(Variable Element, Expr Value)
{
    /// <summary>What a store updates; null for one that does not begin with a read of its own place, or whose place is proved.</summary>
    public static PlaceUpdate? Of(Store store, UnitPlace place)
    {
        if (First(store.Value) is not Load read || read.Buffer != store.Buffer || !read.Index.Equals(store.Index)
            || store.Buffer.Kind == BufferKind.Rows || !place.Late.Contains(store.Id) || !place.Late.Contains(read.Id))
            return null;
        var element = new Variable($"{store.Buffer.Name}_element", store.Buffer.Element, VariableKind.Local);
        return new PlaceUpdate(element, store.Value.Rewrite(e => e is Load load && load.Id == read.Id ? new VariableRef(element) : e));
    }

    /// <summary>What is evaluated first in an expression.</summary>
    private static Expr First(Expr expr) => expr switch
    {
        Binary binary => First(binary.Left),
        Unary unary => First(unary.Operand),
        Conversion conversion => First(conversion.Operand),
        Call { Arguments.Count: > 0 } call => First(call.Arguments[0]),
        _ => expr,
    };
}
