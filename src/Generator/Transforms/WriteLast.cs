using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Moves what writes behind what may fault or end the loop: a gang in which a lane is about to is run again from its first iteration, so
/// nothing of it may be written before. Only where neither sees the other; source order keeps the statements as they are.
/// <code>
/// before: x[i] = p; if c { y[i] = q }; z[i] = b[at[i]]; if d { leave }
/// after:  x_written1 = p; z_written2 = b[at[i]]; if d { leave }; x[i] = x_written1; if c { y[i] = q }; z[i] = z_written2
/// </code>
/// The place of a write that is checked where it happens is checked ahead, too, so that several of them may follow each other:
/// <code>
/// before: x[at[i]] = p; if c { y[to[i]] = q }
/// after:  x_written1 = (at[i] below x.Length); y_written2 = c ? (to[i] below y.Length) : 0; x[x_written1] = p; if c { y[y_written2] = q }
/// </code>
/// </summary>
internal sealed class WriteLast
{
    private readonly For code;
    private readonly ISet<int> late;
    private readonly ISet<Variable> kept;
    private readonly List<(KernelBuffer First, KernelBuffer Second)> apart = [];
    private readonly List<Stmt> tests = [];
    private readonly List<Stmt> both = [];
    private readonly List<Stmt> writes = [];
    private readonly HashSet<int> tested = [];
    private int made;

    private WriteLast(For code, ISet<int> late, ISet<Variable> kept) => (this.code, this.late, this.kept) = (code, late, kept);

    /// <summary>The loop with its writes last, or null where something that may fault depends on them.</summary>
    /// <param name="code">The loop.</param>
    /// <param name="late">Accesses that are checked where they happen, by their ids.</param>
    /// <param name="kept">Accumulators whose values count as written.</param>
    /// <param name="apart">Buffers that must not share memory then.</param>
    /// <param name="tested">The writes whose places are tested ahead, by their ids.</param>
    public static For? Run(For code, ISet<int> late, ISet<Variable> kept, out IReadOnlyList<(KernelBuffer First, KernelBuffer Second)> apart, out ISet<int> tested)
    {
        var pass = new WriteLast(code, late, kept);
        apart = pass.apart;
        tested = pass.tested;
        return code.Body.Statements.SelectMany(s => pass.TestAhead(s)).SelectMany(s => pass.Split(s)).All(s => pass.Place(s))
            ? code with { Body = new Block(pass.tests.Concat(pass.both).Concat(pass.writes).ToEquatable()) }
            : null;
    }

    /// <summary>Puts tests of the places that a statement writes to in front of it, where nothing in it changes them.</summary>
    private IEnumerable<Stmt> TestAhead(Stmt statement)
    {
        if (statement is not (Store or Update or If))
            return [statement];
        Block alone = Block.Of(statement);
        HashSet<Variable> changed = new(alone.Sets());
        HashSet<KernelBuffer> written = new(Written(alone));
        bool IsSettled(Expr expr) => !expr.All().Any(e => (e is VariableRef { Variable: var v } && changed.Contains(v)) || (e is Load { Buffer: var b } && written.Contains(b)));
        List<Stmt> ahead = [];

        Stmt Test(Stmt inside, Expr? under)
        {
            switch (inside)
            {
                case Store { Buffer.IsPrivate: false } store when late.Contains(store.Id) && store.Index.All(i => i.Type == ScalarType.Int32 && IsSettled(i)):
                    tested.Add(store.Id);
                    return store with { Index = store.Index.Select((index, d) => Tested(store.Buffer, index, d, under, ahead)).ToEquatable() };
                case Update update when late.Contains(update.Id) && update.Index.All(i => i.Type == ScalarType.Int32 && IsSettled(i)):
                    tested.Add(update.Id);
                    return update with { Index = update.Index.Select((index, d) => Tested(update.Buffer, index, d, under, ahead)).ToEquatable() };
                case If branch when IsSettled(branch.Condition):
                    return branch with { Then = Under(branch.Then, Both(under, branch.Condition)), Else = Under(branch.Else, Both(under, new Unary(UnaryOp.LogicalNot, branch.Condition))) };
                default:
                    return inside;
            }
        }

        Block Under(Block block, Expr condition) => new(block.Statements.Select(s => Test(s, condition)).ToEquatable());

        Stmt last = Test(statement, null);
        return ahead.Append(last);
    }

    private static Expr Both(Expr? first, Expr second) => first is null ? second : new ShortCircuit(IsAnd: true, first, second);

    private Expr Tested(KernelBuffer buffer, Expr index, int dimension, Expr? under, List<Stmt> ahead)
    {
        if (buffer.IsOfFields(dimension))
            return index;
        Expr test = new Within(-250_000 - made, index, Constant.Int(1), new Length(buffer, dimension), RangeFault.Index);
        Let place = Named(buffer.Name, under is null ? test : new Select(under, test, Constant.Int(0)));
        ahead.Add(place);
        return new VariableRef(place.Variable);
    }

    /// <summary>A write's value is computed where it stands.</summary>
    private IEnumerable<Stmt> Split(Stmt statement)
    {
        switch (statement)
        {
            case Store { Value: not Constant, Buffer.IsPrivate: false } store:
                Let stored = Named(store.Buffer.Name, store.Value);
                return [stored, store with { Value = new VariableRef(stored.Variable) }];
            case Update { Value: not Constant } update:
                Let added = Named(update.Buffer.Name, update.Value);
                return [added, update with { Value = new VariableRef(added.Variable) }];
            case Accumulate { Value: not Constant } taking when kept.Contains(taking.Variable):
                Let taken = Named(taking.Variable.Name, taking.Value);
                return [taken, taking with { Value = new VariableRef(taken.Variable) }];
            default:
                return [statement];
        }
    }

    private Let Named(string stem, Expr value)
    {
        string number = (++made).ToString(CultureInfo.InvariantCulture);
        return new Let(-200_000 - made, new Variable($"{stem}_written{number}", value.Type, VariableKind.Local), value);
    }

    /// <summary>Puts a statement as far to the front as it belongs; false if it may fault and has to stay behind a write.</summary>
    private bool Place(Stmt statement)
    {
        Block alone = Block.Of(statement);
        bool isWrite = alone.All().Any(s => s is Store { Buffer.IsPrivate: false } or Update || (s is Accumulate { Variable: var taken } && kept.Contains(taken)));
        bool mayFault = alone.All().Any(s => s is Leave || (s is Store or Update && late.Contains(s.Id) && !tested.Contains(s.Id))) || alone.AllExpressions().Any(e => Faults.May(e, late));
        if (isWrite && !mayFault)
        {
            writes.Add(statement);
            return true;
        }

        List<(KernelBuffer, KernelBuffer)> pairs = [];
        IEnumerable<Stmt> before = isWrite ? writes : both.Concat(writes);
        if (!before.All(earlier => Commutes(Block.Of(earlier), alone, pairs)))
        {
            writes.Add(statement);
            return !mayFault;
        }

        apart.AddRange(pairs.Except(apart).ToList());
        (isWrite ? both : tests).Add(statement);
        return true;
    }

    /// <summary>Whether the later of two statements may run first; buffers that must not share memory for that are noted.</summary>
    private static bool Commutes(Block earlier, Block later, List<(KernelBuffer, KernelBuffer)> apart)
    {
        HashSet<Variable> assigned = Assigned(earlier);
        if (Read(later).Any(assigned.Contains) || Assigned(later).Any(assigned.Contains) || Read(earlier).Any(Assigned(later).Contains))
            return false;
        apart.AddRange(Pairs(Written(earlier), Loaded(later).Concat(Written(later))).Concat(Pairs(Written(later), Loaded(earlier))));
        return apart.All(p => p.Item1 != p.Item2);
    }

    private static IEnumerable<(KernelBuffer, KernelBuffer)> Pairs(IEnumerable<KernelBuffer> first, IEnumerable<KernelBuffer> second) =>
        first.SelectMany(a => second.Select(b => (a, b)));

    private static HashSet<Variable> Assigned(Block block) => new(block.Sets());

    private static IEnumerable<Variable> Read(Block block) => block.AllExpressions().OfType<VariableRef>().Select(r => r.Variable)
        .Concat(block.All().OfType<Accumulate>().Select(a => a.Variable));

    private static IEnumerable<KernelBuffer> Written(Block block) =>
        block.All().Select(s => s switch { Store store => store.Buffer, Update update => update.Buffer, Allocate allocate => allocate.Buffer, _ => null }).OfType<KernelBuffer>().Distinct();

    private static IEnumerable<KernelBuffer> Loaded(Block block) => block.AllExpressions().OfType<Load>().Select(l => l.Buffer).Distinct();
}
