using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>A write to the next place of those that a counter goes through.</summary>
/// <param name="Store">The write.</param>
/// <param name="Offset">Its place, from the counter before its step.</param>
internal sealed record Packed(Store Store, long Offset);

/// <summary>
/// A counter that some iterations of a loop step, and that says where they write: their elements come to lie one behind the other.
/// <code>
/// if (p(i)) { y[k] = x[i]; k += 1 }
/// </code>
/// </summary>
/// <param name="Counter">The counter.</param>
/// <param name="Step">Its step.</param>
/// <param name="Stores">The writes, in order; all stand in the block of the step.</param>
internal sealed record Packing(Variable Counter, Accumulate Step, EquatableArray<Packed> Stores)
{
    /// <summary>The counters of a loop that do nothing else in it.</summary>
    public static IReadOnlyList<Packing> In(For loop)
    {
        HashSet<Variable> own = new(loop.Body.All().OfType<Let>().Select(l => l.Variable));
        return loop.Guard is not null ? [] : Blocks(loop.Body).SelectMany(b => b.Statements.OfType<Accumulate>().Where(s => IsStep(s) && !own.Contains(s.Variable)).Select(s => Of(loop, b, s)))
            .OfType<Packing>().ToList();
    }

    /// <summary>The block and those of its branches; what stands in a loop inside would be done several times.</summary>
    private static IEnumerable<Block> Blocks(Block block) => block.Statements.OfType<If>().SelectMany(b => b.Blocks()).SelectMany(Blocks).Prepend(block);

    private static bool IsStep(Accumulate step) => step is { Kind: ReductionKind.Sum, Value: Constant { Bits: 1 }, Variable: { Type: ScalarType.Int32 or ScalarType.Int64, IsByReference: false } };

    private static Packing? Of(For loop, Block block, Accumulate step)
    {
        Dictionary<Variable, long> places = [];
        List<Packed> stores = [];
        bool isAfter = false;
        int mentions = 0;
        foreach (Stmt statement in block.Statements)
        {
            if (statement == step)
                (isAfter, places[step.Variable]) = (true, 1);
            places[step.Variable] = isAfter ? 1 : 0;
            if (statement is Let { Value: { } value } let && Place(value, places) is { } place)
            {
                places[let.Variable] = place;
                mentions++;
            }
            else if (statement is Store { Index: { Count: 1 } index } store && Place(index[0], places) is { } at)
            {
                if (!IsPackable(store, loop) || places.Keys.Any(store.Value.Mentions))
                    return null;
                stores.Add(new Packed(store, at));
                mentions++;
            }
        }

        // Nothing else reads the counter, or changes it.
        bool alone = loop.Body.AllExpressions().Count(e => e is VariableRef reference && places.ContainsKey(reference.Variable)) == mentions
            && loop.Body.All().Count(s => s.Target() is { } target && places.ContainsKey(target)) == places.Count;
        return alone && stores.Count > 0 ? new Packing(step.Variable, step, stores.ToEquatable()) : null;
    }

    /// <summary>How far a place is from the counter before its step, or null if it does not follow it.</summary>
    private static long? Place(Expr place, Dictionary<Variable, long> places) => place switch
    {
        VariableRef reference => places.TryGetValue(reference.Variable, out long known) ? known : null,
        Binary { Op: BinaryOp.Add, IsChecked: false, Right: Constant { Bits: var more } } sum => Place(sum.Left, places) + more,
        Binary { Op: BinaryOp.Subtract, IsChecked: false, Right: Constant { Bits: var less } } difference => Place(difference.Left, places) - less,
        _ => null,
    };

    /// <summary>Whether the loop writes nothing else to the buffer; what it reads of it is up to <see cref="PackingInPlace"/>.</summary>
    private static bool IsPackable(Store store, For loop) => store.Buffer is { IsPrivate: false, View: null, Rank: 1, Kind: not BufferKind.Rows } buffer
        && buffer.Element is not (ScalarType.Boolean or ScalarType.Half) && loop.Body.All().OfType<Store>().Count(s => s.Buffer == buffer) == 1;
}
