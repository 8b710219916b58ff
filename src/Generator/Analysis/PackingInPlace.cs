using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// What a loop packs into the buffer that it reads: a counter steps once in an iteration at most, so that it stays behind an index which steps in each,
/// and no iteration reads what an earlier one has written. What is packed may then be written later than C# does.
/// <code>
/// int k = 0; for i from 0 ... { if (p(x[i])) { x[k] = x[i]; k += 1 } }      k &lt;= i
/// </code>
/// </summary>
internal static class PackingInPlace
{
    /// <summary>
    /// What has to be at least zero for a read to be ahead of all that is packed in earlier iterations, or before it in its own; null where nothing tells.
    /// </summary>
    /// <param name="collision">The write and the read.</param>
    /// <param name="packing">The counter.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="facts">What is known of the body.</param>
    public static IReadOnlyList<Polynomial>? Rooms(Collision collision, Packing packing, For loop, BodyFacts facts)
    {
        try
        {
            return Between(collision, packing, loop, facts);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static IReadOnlyList<Polynomial>? Between(Collision collision, Packing packing, For loop, BodyFacts facts)
    {
        if (packing.Stores.FirstOrDefault(s => s.Store.Id == collision.First.Id) is not { } packed || First(collision.Second, loop, facts.Affine) is not { } read
            || new EntryValues(facts.Body).Before(packing.Counter, loop.Id) is not { } counter || facts.Affine.Of(counter) is not { } start)
            return null;
        Polynomial written = start + Polynomial.Of(packed.Offset);
        List<Polynomial> rooms = [];

        // An element that is copied to where it stands does not change: the last that does is the one before.
        if (Copied(packed.Store.Value, packed.Store.Buffer, facts) is { } copy && First(copy, loop, facts.Affine) is { Step: 1, Place: var copied })
        {
            rooms.Add(copied - written);
            written = copied - Polynomial.Of(1);
        }

        // In the next iteration the read is one element further, too; in the same one it is not.
        bool isBefore = facts.Accesses.TakeWhile(a => !ReferenceEquals(a, collision.First)).Any(a => ReferenceEquals(a, collision.Second));
        rooms.Add(read.Place - written - Polynomial.Of(isBefore ? 0 : 1));
        return rooms.Any(r => Known.Negative(new Exactly(r))) ? null : [.. rooms.Where(r => !Known.NonNegative(new Exactly(r)))];
    }

    /// <summary>The read that gives a value, where it is that of an element as it is.</summary>
    private static Access? Copied(Expr value, KernelBuffer buffer, BodyFacts facts)
    {
        Expr? source = value is VariableRef { Variable: var local } ? facts.Definitions.ValueOf(local) : value;
        return source is Load load && load.Buffer == buffer ? facts.Accesses.FirstOrDefault(a => a.Id == load.Id && !a.IsStore) : null;
    }

    /// <summary>Where an access stands in the first iteration, and how far the next one is; null where it does not go forwards.</summary>
    private static (Polynomial Place, long Step)? First(Access access, For loop, AffineForms affine)
    {
        if (access.Forms.Count != 1 || access.Forms[0]?.Split(loop.Index) is not var (factor, rest) || !factor.IsConstant || affine.Of(loop.Lower) is not { } lower)
            return null;
        long step = factor.ConstantTerm * loop.Step;
        return loop.Step > 0 && step > 0 ? ((factor * lower) + rest, step) : null;
    }
}
