using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Analysis;

/// <summary>
/// What an index runs towards that comes to meet it: <c>i &lt; j</c> where i rises and j falls. So many iterations later they are that much closer, and the
/// index ends at a value that is known before the loop: <c>i + (j - i + 1) / 2</c> where both step by one.
/// </summary>
/// <param name="Other">The other index.</param>
/// <param name="IsLast">Whether there is an iteration in which both are the same.</param>
/// <param name="From">The first value of the index in terms of what is known when the method starts; null where that says nothing.</param>
/// <param name="OtherFrom">That of the other one.</param>
/// <param name="Relied">What it relies on.</param>
internal sealed record Meeting(SteppedVariable Other, bool IsLast, Polynomial? From, Polynomial? OtherFrom, IReadOnlyList<Relied> Relied)
{
    /// <summary>The meeting that a comparison ends a loop by; null for another comparison, or where an index may wrap around on the way.</summary>
    /// <param name="test">The comparison, the index on the left.</param>
    /// <param name="index">The index that rises.</param>
    /// <param name="stepped">What the loop steps.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="known">What is known when the method starts.</param>
    public static Meeting? Of(Compare test, SteppedVariable index, IReadOnlyList<SteppedVariable> stepped, While loop, EntryValues known)
    {
        ScalarType type = index.Variable.Type;
        if (test is not { Op: CompareOp.Less or CompareOp.LessOrEqual, Right: VariableRef { Variable: var variable } } || type is not (ScalarType.Int32 or ScalarType.Int64))
            return null;
        SteppedVariable? other = stepped.FirstOrDefault(s => s.Variable == variable);
        if (other is null || variable.Type != type || index.By < 0 || other.By > 0 || other.By % index.By != 0)
            return null;

        bool isLast = test.Op == CompareOp.LessOrEqual;
        Expr? from = known.Before(index.Variable, loop.Id);
        Expr? otherFrom = known.Before(variable, loop.Id);
        List<Relied> relied = [];
        bool fits = Fits(index, otherFrom, index.By - (isLast ? 0 : 1), known, relied) && Fits(other, from, -other.By - (isLast ? 0 : 1), known, relied)
            && (type == ScalarType.Int32 || (from is not null && otherFrom is not null && Rely("the distance fits into a long", IndexEnds.Between(from, -Far, Far).Concat(IndexEnds.Between(otherFrom, -Far, Far)), known, relied)));
        if (!fits)
            return null;
        if (!loop.TestsFirst && (from is null || otherFrom is null || !Rely("the loop goes on behind its first iteration", [ConstantFolding.Fold(new Compare(test.Op, from, otherFrom))], known, relied)))
            return null;
        return new Meeting(other, isLast, Exact(from, index, known, relied), Exact(otherFrom, other, known, relied), relied);
    }

    /// <summary>Where the index ends: the first value that it does not take, in its own type.</summary>
    /// <param name="index">The index.</param>
    /// <param name="first">Its first value.</param>
    /// <param name="otherFirst">That of the other one.</param>
    public Expr Bound(SteppedVariable index, Expr first, Expr otherFirst)
    {
        ScalarType type = index.Variable.Type;
        Polynomial start = From ?? Symbol(first);
        long closer = index.By - Other.By;
        Expr apart = Polynomials.ToExpr((OtherFrom ?? Symbol(otherFirst)) - start + Polynomial.Of(IsLast ? closer : closer - 1));
        Expr trips = closer == 2
            ? new Binary(BinaryOp.ShiftRight, apart, Constant.Int(1))
            : new Binary(BinaryOp.Divide, apart, new Constant(ScalarType.Int64, closer));
        Expr run = index.By == 1 ? trips : new Binary(BinaryOp.Multiply, trips, new Constant(ScalarType.Int64, index.By));
        Expr end = start.Equals(Polynomial.Zero) ? run : new Binary(BinaryOp.Add, Polynomials.ToExpr(start), run);
        return type == ScalarType.Int64 ? end : new Conversion(type, end);
    }

    /// <summary>So far from zero that no distance of two such numbers overflows an Int64.</summary>
    private const decimal Far = 1L << 61;

    private static Polynomial Symbol(Expr value) => value is Constant { Bits: var bits } ? Polynomial.Of(bits) : Polynomial.Of(value);

    /// <summary>Whether an index does not wrap around in the last iteration, where it is no further than where the other one began.</summary>
    private static bool Fits(SteppedVariable index, Expr? otherFrom, long past, EntryValues known, List<Relied> relied)
    {
        if (past == 0)
            return true;
        (decimal least, decimal most) = IndexEnds.Range(index.Variable.Type);
        return otherFrom is not null && Rely($"{index.Variable.Name} does not wrap around before its end",
            index.By > 0 ? IndexEnds.Between(otherFrom, least, most - past) : IndexEnds.Between(otherFrom, least + past, most), known, relied);
    }

    private static bool Rely(string what, IEnumerable<Expr> demands, EntryValues known, List<Relied> relied)
    {
        if (IndexEnds.Settled(demands) is not { } settled)
            return false;
        relied.AddRange(settled.Select(d => new Relied(what, d)));
        return true;
    }

    /// <summary>
    /// The first value as a polynomial that nothing wraps around in, which may say how far apart two are. A parameter that the loop itself changes
    /// is named otherwise in the loop.
    /// </summary>
    private static Polynomial? Exact(Expr? value, SteppedVariable index, EntryValues known, List<Relied> relied)
    {
        if (value is null || value.Reads(index.Variable) || known.Affine.Of(value) is not { } exact || exact.NeedsInt128)
            return null;
        if (value.Type == ScalarType.Int64)
            return exact.WithoutConstant.Terms.All(t => t is { Factor: 1, Monomial.Atoms.Count: 1 }) && exact.WithoutConstant.Terms.Count() < 2 && Math.Abs((decimal)exact.ConstantTerm) < Far / 2 ? exact : null;
        var extreme = new Exactly(exact);
        if (!Known.AtLeastInt32(extreme) || !Known.AtMostInt32(extreme))
            relied.Add(new Relied($"{index.Variable.Name} does not wrap around before the loop", new Compare(CompareOp.Equal, Polynomials.ToExpr(exact), new Conversion(ScalarType.Int64, value))));
        return exact;
    }
}
