using System;
using System.Collections.Generic;
using System.Linq;

namespace FusedKernels.Generator.IR;

/// <summary>Children of nodes, in order of evaluation, and walks built on them.</summary>
internal static class IrWalk
{
    public static IEnumerable<Expr> Children(this Expr expr) => expr switch
    {
        Load load => load.Index,
        RowLength length => [length.Row],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Compare compare => [compare.Left, compare.Right],
        ShortCircuit both => [both.Left, both.Right],
        Select select => [select.Condition, select.WhenTrue, select.WhenFalse],
        Conversion conversion => [conversion.Operand],
        Within range => [range.Start, range.Count, range.Total],
        Call call => call.Arguments,
        _ => [],
    };

    /// <summary>The expression and all below it, each before its operands. With a stack of its own: expressions can be hundreds deep.</summary>
    public static IEnumerable<Expr> All(this Expr expr)
    {
        var open = new Stack<Expr>();
        open.Push(expr);
        while (open.Count > 0)
        {
            Expr next = open.Pop();
            yield return next;
            foreach (Expr child in next.Children().Reverse())
                open.Push(child);
        }
    }

    /// <summary>The expressions a statement holds itself, without those of nested blocks.</summary>
    public static IEnumerable<Expr> Expressions(this Stmt statement) => statement switch
    {
        Let { Value: { } value } => [value],
        Assign assign => [assign.Value],
        Accumulate { Factor: { } factor } accumulate => [factor, accumulate.Value],
        Accumulate accumulate => [accumulate.Value],
        Store store => store.Index.Append(store.Value),
        Update update => update.Index.Append(update.Value),
        Pack pack => [pack.Value],
        ScanStep { Factor: { } factor } step => [factor, step.Value],
        ScanStep step => [step.Value],
        Allocate allocate => allocate.Lengths,
        If branch => [branch.Condition],
        For { Guard: { } guard } loop => [loop.Lower, loop.Bound, guard],
        For loop => [loop.Lower, loop.Bound],
        While loop => [loop.Condition],
        ExitIf exit => [exit.Condition],
        Return end => end.Values,
        _ => [],
    };

    public static IEnumerable<Block> Blocks(this Stmt statement) => statement switch
    {
        If branch => [branch.Then, branch.Else],
        For loop => [loop.Body],
        While loop => [loop.Body],
        Scope scope => [scope.Body],
        _ => [],
    };

    /// <summary>The statement with other blocks; one that has none as it is.</summary>
    public static Stmt WithBlocks(this Stmt statement, Func<Block, Block> map) => statement switch
    {
        If branch => branch with { Then = map(branch.Then), Else = map(branch.Else) },
        For loop => loop with { Body = map(loop.Body) },
        While loop => loop with { Body = map(loop.Body) },
        Scope scope => scope with { Body = map(scope.Body) },
        _ => statement,
    };

    /// <summary>The variables that the statements of a block give a value to, indices of loops among them, each as often as it is given one.</summary>
    public static IEnumerable<Variable> Sets(this Block block) => block.All().Select(s => s is For loop ? loop.Index : s.Target()).OfType<Variable>();

    /// <summary>The expressions of a loop's first value and of its bound, with all below them.</summary>
    public static IEnumerable<Expr> Ends(this For loop) => loop.Lower.All().Concat(loop.Bound.All());

    /// <summary>How far the ends of a loop lie apart; null where they are not known.</summary>
    public static decimal? KnownSpan(this For loop) => loop is { Lower: Constant { Bits: var first }, Bound: Constant { Bits: var last } } ? Math.Abs((decimal)last - first) : null;

    /// <summary>Whether an expression has one value throughout a loop: it reads no memory, and nothing that the loop sets.</summary>
    public static bool IsFixedIn(this Expr expr, Stmt loop)
    {
        HashSet<Variable> changing = new(Block.Of(loop).Sets());
        return expr.All().All(e => e is not Load && !(e is VariableRef reference && changing.Contains(reference.Variable)));
    }

    /// <summary>Whether a loop may end otherwise than by its trip count.</summary>
    public static bool MayEndEarly(this For loop) => loop.Guard is not null || loop.Body.Statements.Any(s => s is ExitIf);

    /// <summary>All statements of a block, nested ones after the one that holds them.</summary>
    public static IEnumerable<Stmt> All(this Block block)
    {
        foreach (Stmt statement in block.Statements)
        {
            yield return statement;
            foreach (Block inner in statement.Blocks())
            {
                foreach (Stmt below in inner.All())
                    yield return below;
            }
        }
    }

    /// <summary>All expressions of a block with all below them.</summary>
    public static IEnumerable<Expr> AllExpressions(this Block block) =>
        block.All().SelectMany(s => s.Expressions()).SelectMany(e => e.All());

    /// <summary>The variable a statement gives a value to, or null.</summary>
    public static Variable? Target(this Stmt statement) => statement switch
    {
        Let let => let.Variable,
        Assign assign => assign.Variable,
        Accumulate accumulate => accumulate.Variable,
        ScanStep step => step.Variable,
        _ => null,
    };

    /// <summary>The arrays made in a block: each iteration of a loop with that body has its own.</summary>
    public static HashSet<KernelBuffer> Made(this Block block) => new(block.All().OfType<Allocate>().Select(a => a.Buffer));

    /// <summary>Whether a statement sets a flag to false, in either spelling.</summary>
    public static bool ClearsFlag(this Stmt statement) => statement is Assign { Value: Constant { Type: ScalarType.Boolean, Bits: 0 } }
        or Accumulate { Kind: ReductionKind.And, Value: Constant { Type: ScalarType.Boolean, Bits: 0 } };

    /// <summary>The names of all variables and buffers of a body; one that several statements name comes as often.</summary>
    public static IEnumerable<string> Names(this Body body) =>
        body.Statements.Sets().Concat(body.Parameters).Concat(body.Fields).Select(v => v.Name).Concat(body.Buffers.Select(b => b.Name));

    /// <summary>Whether the node is the length of something, which is never negative.</summary>
    public static bool IsLength(this Expr expr) => expr is Length or RowLength or RowExtent;

    /// <summary>Whether the node itself is the value of a variable.</summary>
    public static bool Reads(this Expr expr, Variable variable) => expr is VariableRef reference && reference.Variable == variable;

    /// <summary>The id of an access or test; 0 for another node.</summary>
    public static int Id(this Expr expr) => expr switch
    {
        Load load => load.Id,
        RowLength length => length.Id,
        Within range => range.Id,
        _ => 0,
    };

    /// <summary>An id above all those of statements and accesses.</summary>
    public static int FreeId(this Body body) =>
        1 + body.Statements.All().Select(s => s.Id).Concat(body.Statements.AllExpressions().Select(Id)).DefaultIfEmpty(0).Max();

    public static bool Mentions(this Expr expr, Variable variable) =>
        expr.All().Any(e => e is VariableRef reference && reference.Variable == variable);

    /// <summary>Rebuilds an expression bottom-up; <paramref name="rewrite"/> sees each node after its children.</summary>
    public static Expr Rewrite(this Expr expr, Func<Expr, Expr> rewrite) => rewrite(expr.WithChildren(child => child.Rewrite(rewrite)));

    /// <summary>The node with other children.</summary>
    public static Expr WithChildren(this Expr expr, Func<Expr, Expr> map) => expr switch
    {
        Load load => load with { Index = load.Index.Select(map).ToEquatable() },
        RowLength length => length with { Row = map(length.Row) },
        Unary unary => unary with { Operand = map(unary.Operand) },
        Binary binary => binary with { Left = map(binary.Left), Right = map(binary.Right) },
        Compare compare => compare with { Left = map(compare.Left), Right = map(compare.Right) },
        ShortCircuit both => both with { Left = map(both.Left), Right = map(both.Right) },
        Select select => new Select(map(select.Condition), map(select.WhenTrue), map(select.WhenFalse)),
        Conversion conversion => conversion with { Operand = map(conversion.Operand) },
        Within range => range with { Start = map(range.Start), Count = map(range.Count), Total = map(range.Total) },
        Call call => call with { Arguments = call.Arguments.Select(map).ToEquatable() },
        _ => expr,
    };

    /// <summary>The expression without access ids, to compare what two expressions compute.</summary>
    public static Expr Shape(this Expr expr) => expr.Rewrite(e => e switch
    {
        Load load => load with { Id = 0 },
        RowLength length => length with { Id = 0 },
        Within range => range with { Id = 0 },
        _ => e,
    });

    /// <summary>Whether the node itself is a test, of overflow or of a range, around a value that it hands on.</summary>
    public static bool IsTest(this Expr expr) => expr is Within || expr.IsChecked();

    /// <summary>Whether the node itself throws where its value does not fit the type.</summary>
    public static bool IsChecked(this Expr expr) => expr is Unary { IsChecked: true } or Binary { IsChecked: true } or Conversion { IsChecked: true };

    /// <summary>The value of a node without the test that it makes.</summary>
    public static Expr Unchecked(this Expr expr) => expr switch
    {
        Within range => range.Start,
        Unary unary => unary with { IsChecked = false },
        Binary binary => binary with { IsChecked = false },
        Conversion conversion => conversion with { IsChecked = false },
        _ => expr,
    };

    /// <summary>Whether two loops are one, perhaps with another body.</summary>
    public static bool Is(this For loop, For other) => loop.Id == other.Id;

    public static bool SameShape(this Expr left, Expr right) => left.Shape() == right.Shape();
}
