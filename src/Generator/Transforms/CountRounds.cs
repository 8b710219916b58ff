using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// A loop whose index goes on by a step that only run time knows counts its rounds instead. The step leads towards the end, and nothing wraps around
/// before that: a check on entry.
/// <code>
/// before: int i = k; while i &lt; n { A(i); i += step }
/// after:  int i = k; int rounds = i &lt; n ? (n - 1 - i) / Max(step, 1) + 1 : 0; int turn = 0
///         while turn &lt; rounds { A(i); i += step; turn += 1 }
/// </code>
/// <see cref="CountLoops"/> makes it a loop over the rounds, and <see cref="CloseInductions"/> what the index is in each of them. A loop that may end in the middle of an
/// iteration says so itself:
/// <code>
/// before: while i &lt; n { if (p(i)) { leave }; i += step }
/// after:  int i_start = i; ... while turn &lt; rounds { i = i_start + step * turn; if (p(i)) { leave }; i += step; turn += 1 }
/// </code>
/// </summary>
internal sealed class CountRounds
{
    private readonly EntryValues known;
    private readonly FreeNames names;
    private readonly List<Relied> relied = [];
    private int nextId;

    private CountRounds(Body body)
    {
        known = new EntryValues(body);
        names = new FreeNames(body.Names());
        nextId = body.FreeId();
    }

    public static Body Run(Body body)
    {
        if (!body.Statements.All().Any(s => s is While))
            return body;
        var pass = new CountRounds(body);
        Block statements = pass.Rewrite(body.Statements, isInside: false);
        return body with { Statements = statements, Relied = body.Relied.Concat(pass.relied).Distinct().ToEquatable() };
    }

    /// <param name="block">A block.</param>
    /// <param name="isInside">Whether another loop is around it, whose lanes may each begin elsewhere.</param>
    private Block Rewrite(Block block, bool isInside) => new(block.Statements.SelectMany(s => Rewrite(s, isInside)).ToEquatable());

    private IEnumerable<Stmt> Rewrite(Stmt statement, bool isInside)
    {
        Stmt inner = statement.WithBlocks(b => Rewrite(b, isInside || statement is For or While));
        (While? loop, Scope? left) = inner switch
        {
            While repeats => (repeats, (Scope?)null),
            Scope { Body.Statements: { Count: 1 } only } scope when only[0] is While repeats => (repeats, scope),
            _ => (null, null),
        };
        if (loop is null || (isInside && !BeginsAlike(loop)) || Stride(loop) is not { } stride)
            return [inner];
        (Let[] before, Stmt counted) = Count(loop, stride);
        return [.. before, left is null ? counted : left with { Body = Block.Of(counted) }];
    }

    /// <param name="Test">The condition that ends the loop, the index on the left.</param>
    /// <param name="Change">What steps the index.</param>
    /// <param name="Size">The step in the direction of the end.</param>
    /// <param name="Counter">The type that holds the number of rounds.</param>
    private sealed record Strides(Compare Test, Assign Change, Expr Size, ScalarType Counter);

    /// <summary>Whether the first values of all that a loop may count are known on entry.</summary>
    private bool BeginsAlike(While loop) => Counting.Conjuncts(loop.Condition).OfType<Compare>().SelectMany(c => new[] { c.Left, c.Right }).OfType<VariableRef>()
        .Where(r => loop.Body.Sets().Contains(r.Variable)).All(r => known.Before(r.Variable, loop.Id) is not null);

    /// <summary>How a loop comes to its end by a step that is not known; null for another loop.</summary>
    private Strides? Stride(While loop)
    {
        if (!loop.TestsFirst)
            return null;

        // What is asked before the index is asked once more when that has passed its end.
        if (Counting.Conjuncts(loop.Condition).First() is not Compare compare)
            return null;
        foreach (Assign change in loop.Body.Statements.OfType<Assign>().Where(a => a.Variable is { Type: ScalarType.Int32, Kind: VariableKind.Local or VariableKind.Parameter, IsByReference: false }))
        {
            Variable index = change.Variable;
            if (Counting.OnLeft(compare, index) is { Op: CompareOp.Less or CompareOp.LessOrEqual or CompareOp.Greater or CompareOp.GreaterOrEqual } test
                && test.Right.IsFixedIn(loop) && Size(change, test, loop) is { } size && loop.Body.Sets().Count(v => v == index) == 1 && Counter(test, size, loop) is { } counter)
                return new Strides(test, change, size, counter);
        }

        return null;
    }

    /// <summary>What an iteration adds to the index in the direction of the end, where that is no constant and stays the same.</summary>
    private static Expr? Size(Assign change, Compare test, While loop)
    {
        (Expr? added, bool isAdded) = change.Value switch
        {
            Binary { Op: BinaryOp.Add, IsChecked: false } sum when sum.Left.Reads(change.Variable) => (sum.Right, true),
            Binary { Op: BinaryOp.Add, IsChecked: false } sum when sum.Right.Reads(change.Variable) => (sum.Left, true),
            Binary { Op: BinaryOp.Subtract, IsChecked: false } sum when sum.Left.Reads(change.Variable) => (sum.Right, false),
            _ => (null, false),
        };
        if (added is null or Constant || added.Type != ScalarType.Int32 || !added.IsFixedIn(loop) || !Faults.Nowhere(added.All()))
            return null;
        return isAdded == IsUp(test) ? added : ConstantFolding.Fold(new Unary(UnaryOp.Negate, added));
    }

    private static bool IsUp(Compare test) => test.Op is CompareOp.Less or CompareOp.LessOrEqual;

    /// <summary>The type of the number of rounds, with what makes them the rounds of the loop as written; null where that cannot be told on entry.</summary>
    private ScalarType? Counter(Compare test, Expr size, While loop)
    {
        if (known.Of(size) is not { } step || known.Of(test.Right) is not { } end)
            return null;
        (decimal least, decimal most) = IndexEnds.Range(ScalarType.Int32);
        bool isInclusive = test.Op is CompareOp.LessOrEqual or CompareOp.GreaterOrEqual;
        Expr past = ConstantFolding.Fold(new Binary(IsUp(test) ? BinaryOp.Add : BinaryOp.Subtract, Wide(end), Wide(step)));
        IReadOnlyList<Expr>? leads = IndexEnds.Settled(IndexEnds.Between(step, 1, most));
        IReadOnlyList<Expr>? ends = IndexEnds.Settled(IndexEnds.Between(past, IsUp(test) ? long.MinValue : least - (isInclusive ? 0 : 1), IsUp(test) ? most + (isInclusive ? 0 : 1) : long.MaxValue));
        if (leads is null || ends is null)
            return null;
        string index = ((VariableRef)test.Left).Variable.Name;
        relied.AddRange(leads.Select(d => new Relied($"{index} steps towards {IrPrinter.Print(test.Right)}", d)));
        relied.AddRange(ends.Select(d => new Relied($"{index} does not wrap around before its end", d)));

        // So many rounds as an Int32 has numbers from zero on there are at most where both ends are such numbers.
        if (known.Before((test.Left as VariableRef)!.Variable, loop.Id) is not { } start
            || IndexEnds.Settled([.. IndexEnds.Between(start, IsUp(test) ? 0 : least, !IsUp(test) && isInclusive ? most - 1 : most), .. IsUp(test) ? [] : IndexEnds.Between(end, 0, most)]) is not { } fits)
            return ScalarType.Int64;
        relied.AddRange(fits.Select(d => new Relied($"{index} begins and ends at numbers from 0 on", d)));
        return ScalarType.Int32;
    }

    private (Let[] Before, Stmt Counted) Count(While loop, Strides stride)
    {
        ScalarType type = stride.Counter;
        Expr As(Expr value) => value.Type == type ? value : ConstantFolding.Fold(new Conversion(type, value));
        Expr Number(long value) => new Constant(type, value);
        Expr Less(Expr from, Expr value) => value is Constant { Bits: 0 } ? from : ConstantFolding.Fold(new Binary(BinaryOp.Subtract, from, value));
        Expr span = IsUp(stride.Test) ? Less(As(stride.Test.Right), As(stride.Test.Left)) : Less(As(stride.Test.Left), As(stride.Test.Right));
        if (stride.Test.Op is CompareOp.Less or CompareOp.Greater)
            span = Less(span, Number(1));

        // The step is one at least: that the division does not throw can be seen from it, too.
        Expr steps = new Binary(BinaryOp.Divide, span, new Call(type, Function.Max, EquatableArray.Of(As(stride.Size), Number(1))));
        Expr trips = new Select(stride.Test, new Binary(BinaryOp.Add, steps, Number(1)), Number(0));
        var rounds = new Variable(names.Next("rounds"), type, VariableKind.Local);
        var turn = new Variable(names.Next("turn"), type, VariableKind.Local);
        List<Let> before = [new Let(nextId++, rounds, trips), new Let(nextId++, turn, Number(0))];
        Expr[] others = [.. Counting.Conjuncts(loop.Condition).Skip(1)];
        var next = new Assign(nextId++, turn, new Binary(BinaryOp.Add, new VariableRef(turn), Number(1)));
        List<Stmt> body = [.. loop.Body.Statements.SelectMany(s => s.Id == stride.Change.Id ? new Stmt[] { s, next } : [s])];
        HashSet<int> inside = new(loop.Body.All().OfType<Scope>().Select(s => s.Id));
        if (others.Length > 0 || loop.Body.All().Any(s => s is Leave leave && !inside.Contains(leave.Scope)))
        {
            Variable index = stride.Change.Variable;
            var start = new Variable(names.Next($"{index.Name}_start"), index.Type, VariableKind.Local);
            Expr turns = type == index.Type ? new VariableRef(turn) : new Conversion(index.Type, new VariableRef(turn));
            Expr now = new Binary(IsUp(stride.Test) ? BinaryOp.Add : BinaryOp.Subtract, new VariableRef(start), new Binary(BinaryOp.Multiply, stride.Size, turns));
            before.Add(new Let(nextId++, start, new VariableRef(index)));
            body.Insert(0, new Assign(nextId++, index, now));
        }

        While counted = loop with { Condition = new Compare(CompareOp.Less, new VariableRef(turn), new VariableRef(rounds)) };
        if (others.Length == 0)
            return ([.. before], counted with { Body = new Block(body.ToEquatable()) });

        // What else ends the loop does so in an iteration, which knows its index: lanes leave that iteration to code in source order.
        int scope = nextId++;
        body.Insert(1, new If(nextId++, others.Aggregate((a, b) => new ShortCircuit(IsAnd: true, a, b)), Block.Empty, Block.Of(new Leave(nextId++, scope))));
        return ([.. before], new Scope(scope, Block.Of(counted with { Body = new Block(body.ToEquatable()) })));
    }

    private static Expr Wide(Expr value) => ConstantFolding.Fold(new Conversion(ScalarType.Int64, value));
}
